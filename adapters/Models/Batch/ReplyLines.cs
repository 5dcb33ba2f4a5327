using System.Runtime.CompilerServices;
using System.Text.Json;
using Twins.Core.Runs.Batching;

namespace Twins.Adapters.Models.Batch;

/// <summary>Reads what a batch brought. Whatever a line holds, it is a reply, a failure, or nothing that we asked.</summary>
internal sealed class ReplyLines(ModelOptions options, TimeProvider clock)
{
    /// <summary>A reply with log-probabilities of every token is some hundred kilobytes.</summary>
    private const int LongestLine = 16 << 20;

    private const int LongestId = 64;

    public async IAsyncEnumerable<BatchReply> ReadAsync(Stream content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in new JsonLines(content, LongestLine, options, clock).ReadAsync(cancellationToken))
            if (Read(line) is { } reply) yield return reply;
    }

    private BatchReply? Read(ReadOnlyMemory<byte>? line)
    {
        if (line is not { } bytes) return new BatchReply.Failed(null, "a line is too long");
        if (bytes.Span.Trim(" \t\r"u8).IsEmpty) return null;
        string? id = null;
        try
        {
            using var json = JsonDocument.Parse(bytes);
            if (json.RootElement.ValueKind is JsonValueKind.Object && BatchObject.Text(json.RootElement, "custom_id") is { Length: <= LongestId } own) id = own;
            return id is null ? new BatchReply.Failed(null, "a line has no id") : Read(id, json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return new BatchReply.Failed(id, "the reply cannot be read");
        }
    }

    private BatchReply Read(string id, JsonElement line)
    {
        if (!line.TryGetProperty("response"u8, out var response) || response.ValueKind is not JsonValueKind.Object) return Failed(id, 0, line);
        var status = response.TryGetProperty("status_code"u8, out var code) && code.ValueKind is JsonValueKind.Number && code.TryGetInt32(out var number) ? number : 0;
        if (!response.TryGetProperty("body"u8, out var body)) return Failed(id, status, line);
        return status is 200 ? new BatchReply.Said(id, ReplyBody.Read(body)) : Failed(id, status, body);
    }

    private BatchReply Failed(string id, int status, JsonElement error)
    {
        var (code, message) = ErrorBody.Read(error, options.Key);
        if (ErrorBody.IsFilter(code)) return new BatchReply.Filtered(id, FaultReader.FilteredPrompt);
        return new BatchReply.Failed(id, $"in the batch: {string.Join(", ", new[] { status is 0 ? null : status.ToString(), code, message is "" ? null : message }.OfType<string>().DefaultIfEmpty("no reply"))}");
    }
}
