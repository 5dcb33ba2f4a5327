using System.Text.Json;
using Twins.Adapters.Models.Batch;
using Twins.Core.Tuning;

namespace Twins.Adapters.Models.Tuning;

/// <summary>A fine-tuning job as the provider describes it.</summary>
internal static class JobObject
{
    /// <summary>Null when it is no job.</summary>
    public static TuningSight? Read(JsonElement json)
    {
        if (BatchObject.Text(json, "id") is not { } id) return null;
        var status = BatchObject.Letters(BatchObject.Text(json, "status") ?? "");
        var error = json.TryGetProperty("error"u8, out var told) ? told : default;
        return new TuningSight(id, State(status), status)
        {
            Tuned = BatchObject.Text(json, "fine_tuned_model"),
            Why = BatchObject.Text(error, "message") is { } why ? ErrorBody.Clean(why, null) : null,
            Tokens = json.TryGetProperty("trained_tokens"u8, out var tokens) && tokens.ValueKind is JsonValueKind.Number && tokens.TryGetInt64(out var count) ? count : null,
        };
    }

    /// <summary>Oldest first.</summary>
    public static IReadOnlyList<string> Events(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object || !json.TryGetProperty("data"u8, out var items) || items.ValueKind is not JsonValueKind.Array) return [];
        return [.. items.EnumerateArray().Select(e => (At: At(e), Said: BatchObject.Text(e, "message"))).Where(e => e.Said is not null).OrderBy(e => e.At).Select(e => ErrorBody.Clean(e.Said!, null))];
    }

    private static TuningState State(string status) => status switch
    {
        "succeeded" => TuningState.Succeeded,
        "failed" => TuningState.Failed,
        "cancelled" or "canceled" => TuningState.Cancelled,
        _ => TuningState.UnderWay,
    };

    private static long At(JsonElement json) => json.ValueKind is JsonValueKind.Object && json.TryGetProperty("created_at"u8, out var at) && at.ValueKind is JsonValueKind.Number && at.TryGetInt64(out var seconds) ? seconds : 0;
}
