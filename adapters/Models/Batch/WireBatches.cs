using System.ClientModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Twins.Core.Respondents;
using Twins.Core.Runs.Batching;

namespace Twins.Adapters.Models.Batch;

/// <summary>Batches of OpenAI and Azure OpenAI (Global Batch) over the wire.</summary>
internal sealed class WireBatches(BatchWire wire, ReplyLines replies) : IBatchProvider
{
    public const string Endpoint = "/v1/chat/completions";

    /// <summary>Seconds that the provider keeps files which nobody came to delete: the shortest time that Azure takes.</summary>
    public const int Kept = 14 * 24 * 60 * 60;

    /// <summary>More than any account has; ends a listing that does not end.</summary>
    private const int MostPages = 1000;

    public async Task<BatchSight> LookAsync(BatchTicket ticket, CancellationToken cancellationToken)
    {
        var batch = ticket.Batch is { } id ? await GetAsync(id, cancellationToken) : await FindAsync(ticket.Name, cancellationToken);
        if (batch is null) return new BatchSight.Nowhere();
        if (!batch.IsOver) return new BatchSight.UnderWay(batch.Id, batch.IsEnding);
        var reason = $"The provider's batch {batch.Id} {(batch.Status is "completed" ? "is" : "has")} {batch.Status}{(batch.Why is { Length: > 0 } why ? $": {why}" : "")}";
        return batch.IsCrowded ? new BatchSight.Crowded(batch.Id, reason) : new BatchSight.Over(batch.Id, reason, ReadAsync(batch, cancellationToken));
    }

    public async Task<string?> SubmitAsync(BatchTicket ticket, Func<CancellationToken, Task<Stream>> open, CancellationToken cancellationToken)
    {
        var file = await FindFileAsync(ticket, cancellationToken)
            ?? await wire.PostAsync("files", async token => new PartForm(FileOf(ticket.Name), await open(token), ticket.Bytes), cancellationToken);
        var status = BatchObject.Text(file, "status") is { } told ? BatchObject.Letters(told) : null;
        if (status is "error" or "deleted" or "deleting") throw new ModelFaultException(FaultKind.Rejected, $"the provider cannot read the batch's file: {BatchObject.Text(file, "status_details") ?? status}");
        // Azure takes a while to read a file and refuses batches of one that it has not read.
        if (status is not (null or "processed")) return null;
        var made = await wire.PostAsync("batches", _ => Task.FromResult(Order(ticket.Name, BatchObject.Text(file, "id"))), cancellationToken);
        return Known(made).Id;
    }

    public async Task LetGoAsync(string batch, CancellationToken cancellationToken)
    {
        if (await GetAsync(batch, cancellationToken) is not { } known) return;
        if (!known.IsOver) await wire.TryAsync("POST", $"batches/{Escape(batch)}/cancel", cancellationToken);
        else foreach (var file in new[] { known.Input, known.Output, known.Errors }.OfType<string>()) await wire.TryAsync("DELETE", $"files/{Escape(file)}", cancellationToken);
    }

    private async Task<BatchObject?> GetAsync(string id, CancellationToken cancellationToken) =>
        await wire.GetAsync($"batches/{Escape(id)}", cancellationToken) is { } json ? Known(json) : null;

    private static BatchObject Known(JsonElement json) => BatchObject.Read(json) ?? throw new ModelFaultException(FaultKind.Passing, "the provider sent something that is not a batch");

    /// <summary>By the name in its metadata, or, where a provider keeps none, by the name of its file.</summary>
    private async Task<BatchObject?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var file in ListAsync("files?purpose=batch", cancellationToken))
            if (BatchObject.Text(file, "filename") == FileOf(name) && BatchObject.Text(file, "id") is { } id) files.Add(id);
        await foreach (var json in ListAsync("batches?limit=100", cancellationToken))
            if (BatchObject.Read(json) is { } batch && (batch.Name == name || (batch.Input is { } input && files.Contains(input)))) return batch;
        return null;
    }

    private async Task<JsonElement?> FindFileAsync(BatchTicket ticket, CancellationToken cancellationToken)
    {
        await foreach (var file in ListAsync("files?purpose=batch", cancellationToken))
            if (BatchObject.Text(file, "filename") == FileOf(ticket.Name) && file.TryGetProperty("bytes"u8, out var size) && size.ValueKind is JsonValueKind.Number && size.TryGetInt64(out var bytes) && bytes == ticket.Bytes) return file;
        return null;
    }

    private async IAsyncEnumerable<JsonElement> ListAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        for (var page = 0; page < MostPages; page++)
        {
            var json = await wire.GetAsync(after is null ? path : $"{path}&after={Escape(after)}", cancellationToken) ?? throw BatchWire.NoBatches();
            if (json.ValueKind is not JsonValueKind.Object || !(json.TryGetProperty("data"u8, out var items) || json.TryGetProperty("value"u8, out items)) || items.ValueKind is not JsonValueKind.Array) yield break;
            string? last = null;
            foreach (var item in items.EnumerateArray())
            {
                yield return item;
                last = BatchObject.Text(item, "id");
            }
            if (last is null || last == after || !json.TryGetProperty("has_more"u8, out var more) || more.ValueKind is not JsonValueKind.True) yield break;
            after = last;
        }
    }

    private async IAsyncEnumerable<BatchReply> ReadAsync(BatchObject batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in new[] { batch.Output, batch.Errors }.OfType<string>())
        {
            if (await wire.OpenAsync($"files/{Escape(file)}/content", cancellationToken) is not { } content) continue;
            await using (content)
                await foreach (var reply in replies.ReadAsync(content, cancellationToken)) yield return reply;
        }
    }

    private static BinaryContent Order(string name, string? file) => BinaryContent.CreateJson(JsonSerializer.Serialize(new
    {
        input_file_id = file,
        endpoint = Endpoint,
        completion_window = "24h",
        metadata = new Dictionary<string, string> { [BatchObject.NameKey] = name },
        output_expires_after = new { anchor = "created_at", seconds = Kept },
    }));

    private static string FileOf(string name) => name + ".jsonl";

    private static string Escape(string part) => Uri.EscapeDataString(part);
}
