using System.ClientModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Twins.Adapters.Models.Batch;
using Twins.Core.Respondents;
using Twins.Core.Tuning;

namespace Twins.Adapters.Models.Tuning;

/// <summary>Fine-tuning jobs of OpenAI and Azure OpenAI over the wire.</summary>
internal sealed class WireTuning(BatchWire wire) : ITuningProvider
{
    /// <summary>More than any account has; ends a listing that does not end.</summary>
    private const int MostPages = 1000;

    public async Task<TuningSight?> StartAsync(TuningOrder order, CancellationToken cancellationToken)
    {
        if (await PlaceAsync(order.Training, cancellationToken) is not { } training) return null;
        var validation = order.Validation is { } file ? await PlaceAsync(file, cancellationToken) : null;
        if (order.Validation is not null && validation is null) return null;
        // A job that was started by a process that died a moment later is found by its file, whose name is its content.
        await foreach (var job in ListAsync("fine_tuning/jobs?limit=100", cancellationToken))
            if (BatchObject.Text(job, "training_file") == training && JobObject.Read(job) is { } known && known.State is not (TuningState.Failed or TuningState.Cancelled)) return known;
        var made = await wire.PostAsync("fine_tuning/jobs", _ => Task.FromResult(Job(order, training, validation)), cancellationToken);
        return JobObject.Read(made) ?? throw new ModelFaultException(FaultKind.Passing, "the provider sent something that is not a fine-tuning job");
    }

    public async Task<TuningSight?> LookAsync(string job, CancellationToken cancellationToken)
    {
        if (await wire.GetAsync($"fine_tuning/jobs/{Escape(job)}", cancellationToken) is not { } json) return null;
        var sight = JobObject.Read(json) ?? throw new ModelFaultException(FaultKind.Passing, "the provider sent something that is not a fine-tuning job");
        var events = await wire.GetAsync($"fine_tuning/jobs/{Escape(job)}/events?limit=20", cancellationToken);
        return sight with { Events = events is { } list ? JobObject.Events(list) : [] };
    }

    public async Task LetGoAsync(TuningNote note, CancellationToken cancellationToken)
    {
        if (note.Job is { } job && await LookAsync(job, cancellationToken) is { } sight)
        {
            if (!sight.IsOver) await wire.TryAsync("POST", $"fine_tuning/jobs/{Escape(job)}/cancel", cancellationToken);
            // At OpenAI the model itself can be deleted; Azure's deployments are deleted where they were made.
            if (sight.Tuned is { } tuned && tuned.StartsWith("ft:", StringComparison.Ordinal)) await wire.TryAsync("DELETE", $"models/{Escape(tuned)}", cancellationToken);
        }
        await foreach (var file in ListAsync("files?purpose=fine-tune", cancellationToken))
            if (BatchObject.Text(file, "filename") is { } name && note.Files.Contains(name) && BatchObject.Text(file, "id") is { } id) await wire.TryAsync("DELETE", $"files/{Escape(id)}", cancellationToken);
    }

    /// <returns>The file's id; null while the provider reads it.</returns>
    private async Task<string?> PlaceAsync(TuningFile file, CancellationToken cancellationToken)
    {
        var placed = await FindAsync(file, cancellationToken)
            ?? await wire.PostAsync("files", async token => new PartForm(file.Name, await file.Open(token), file.Bytes, "fine-tune", kept: null), cancellationToken);
        var status = BatchObject.Text(placed, "status") is { } told ? BatchObject.Letters(told) : null;
        if (status is "error" or "deleted" or "deleting") throw new ModelFaultException(FaultKind.Rejected, $"the provider cannot read the file {file.Name}: {ErrorBody.Clean(BatchObject.Text(placed, "status_details") ?? status, null)}");
        if (status is not (null or "processed" or "uploaded")) return null;
        return BatchObject.Text(placed, "id") ?? throw new ModelFaultException(FaultKind.Passing, "the provider sent something that is not a file");
    }

    private async Task<JsonElement?> FindAsync(TuningFile file, CancellationToken cancellationToken)
    {
        await foreach (var known in ListAsync("files?purpose=fine-tune", cancellationToken))
            if (BatchObject.Text(known, "filename") == file.Name && known.TryGetProperty("bytes"u8, out var size) && size.ValueKind is JsonValueKind.Number && size.TryGetInt64(out var bytes) && bytes == file.Bytes
                && BatchObject.Letters(BatchObject.Text(known, "status") ?? "") is not ("error" or "deleted" or "deleting")) return known;
        return null;
    }

    private async IAsyncEnumerable<JsonElement> ListAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        for (var page = 0; page < MostPages; page++)
        {
            if (await wire.GetAsync(after is null ? path : $"{path}&after={Escape(after)}", cancellationToken) is not { } json) yield break;
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

    private static BinaryContent Job(TuningOrder order, string training, string? validation)
    {
        var body = new Dictionary<string, object?>(StringComparer.Ordinal) { ["model"] = order.Model, ["training_file"] = training, ["suffix"] = order.Suffix, ["seed"] = order.Seed };
        if (validation is not null) body["validation_file"] = validation;
        if (order.Epochs is { } epochs) body["method"] = new { type = "supervised", supervised = new { hyperparameters = new { n_epochs = epochs } } };
        return BinaryContent.CreateJson(JsonSerializer.Serialize(body));
    }

    private static string Escape(string part) => Uri.EscapeDataString(part);
}
