using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Twins.Core.Respondents.Model;

namespace Twins.Adapters.Models;

/// <summary>What has come of a streamed reply so far.</summary>
internal sealed class ReplyPieces
{
    private readonly StringBuilder refusal = new();
    private readonly List<TokenLogprob> logprobs = [];
    private string? model, finish;
    private UsageDetails? usage;
    private bool begun;

    /// <returns>The text in it, to be shown at once; null for a piece that says nothing.</returns>
    public ChatResponseUpdate? Take(JsonElement chunk)
    {
        if (chunk.ValueKind is not JsonValueKind.Object) throw new JsonException("no object");
        if (chunk.TryGetProperty("error"u8, out var error) && error.ValueKind is not JsonValueKind.Null) throw new ReplyErrorException(chunk);
        if (!chunk.TryGetProperty("choices"u8, out var choices) || choices.ValueKind is not JsonValueKind.Array) throw new JsonException("no choices");
        // Azure's first piece is about the prompt and names no model.
        if (ReplyBody.Text(chunk, "model"u8) is { Length: > 0 } named) model = named;
        usage = ReplyBody.Usage(chunk) ?? usage;
        return choices.GetArrayLength() > 0 ? TakeChoice(choices[0]) : null;
    }

    /// <exception cref="IOException">The choice never finished: some gateways mark the end of a reply that was cut.</exception>
    public ChatResponseUpdate End()
    {
        if (begun && finish is null) throw new IOException("the reply has no finish reason");
        var last = new ChatResponseUpdate(ChatRole.Assistant, []) { ModelId = model, FinishReason = finish is null ? null : new ChatFinishReason(finish) };
        if (refusal.Length > 0) last.Contents.Add(new ErrorContent(refusal.ToString()) { ErrorCode = "Refusal" });
        if (usage is not null) last.Contents.Add(new UsageContent(usage));
        if (logprobs.Count > 0) last.AdditionalProperties = new() { [TokenLogprob.PropertyName] = (IReadOnlyList<TokenLogprob>)logprobs };
        return last;
    }

    private ChatResponseUpdate? TakeChoice(JsonElement choice)
    {
        begun = true;
        if (ReplyBody.Text(choice, "finish_reason"u8) is { Length: > 0 } reason) finish = reason;
        logprobs.AddRange(ReplyBody.Logprobs(choice) ?? []);
        if (!choice.TryGetProperty("delta"u8, out var delta) || delta.ValueKind is not JsonValueKind.Object) return null;
        refusal.Append(Said(delta, "refusal"u8));
        return Said(delta, "content"u8) is { Length: > 0 } text ? new ChatResponseUpdate(ChatRole.Assistant, text) { ModelId = model } : null;
    }

    /// <exception cref="InvalidOperationException">It holds half a character; left out, the reply would have a hole.</exception>
    private static string? Said(JsonElement delta, ReadOnlySpan<byte> name) => delta.TryGetProperty(name, out var said) && said.ValueKind is JsonValueKind.String ? said.GetString() : null;
}
