using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Runs.Journal;
using Twins.Core.Storage;

namespace Twins.Core.Runs.Sharing;

/// <summary>
/// One run of a campaign on a model at a time: two at once would both pay for the answers that they share. The others stand
/// in line, first come first served; whoever comes second finds the first one's answers in the ledger.
/// </summary>
internal sealed class CampaignTurn(IRecordStore records, RunJournal journal)
{
    /// <summary>Whether it is this run's turn; if not, it stands in line afterwards.</summary>
    public async Task<bool> TakeAsync(RunView run, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (tag, line) = await ReadAsync(Key(run.Order.Campaign, run.Order.Model), cancellationToken);
            // One that died between its report and passing its turn on is over all the same.
            while (line is [var first, ..] && first != run.Id && await journal.ReadAsync(first, cancellationToken) is null or { Report: not null }) line = line[1..];
            if (!line.Contains(run.Id)) line = [.. line, run.Id];
            if (await WriteAsync(Key(run.Order.Campaign, run.Order.Model), tag, line, cancellationToken)) return line[0] == run.Id;
        }
    }

    /// <summary>Leaves the line.</summary>
    /// <returns>The run whose turn it is now, or null when nobody waits.</returns>
    public async Task<string?> PassAsync(RunView run, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (tag, line) = await ReadAsync(Key(run.Order.Campaign, run.Order.Model), cancellationToken);
            string[] left = [.. line.Where(id => id != run.Id)];
            if (left.Length == line.Length || await WriteAsync(Key(run.Order.Campaign, run.Order.Model), tag, left, cancellationToken)) return left is [var next, ..] ? next : null;
        }
    }

    /// <summary>The runs of a campaign that are under way or stand in line.</summary>
    public async Task<IReadOnlyList<RunView>> LineAsync(string campaign, string? model, CancellationToken cancellationToken)
    {
        var views = new List<RunView>();
        foreach (var id in (await ReadAsync(Key(campaign, model), cancellationToken)).Line)
            if (await journal.ReadAsync(id, cancellationToken) is { Report: null } view) views.Add(view);
        return views;
    }

    private static RecordKey Key(string campaign, string? model) => new("turns", $"{campaign}|{model ?? "offline"}");

    private async Task<(string? Tag, string[] Line)> ReadAsync(RecordKey key, CancellationToken cancellationToken) =>
        await records.FindAsync(key, cancellationToken) is { } found ? (found.Tag, JsonSerializer.Deserialize<string[]>(found.Value.Span, DocumentJson.Options)!) : (null, []);

    private async Task<bool> WriteAsync(RecordKey key, string? tag, string[] line, CancellationToken cancellationToken) =>
        await records.TryWriteAsync(key, tag, line.Length is 0 ? null : JsonSerializer.SerializeToUtf8Bytes(line, DocumentJson.Options), cancellationToken) is not null;
}
