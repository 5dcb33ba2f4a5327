using System.Collections.Concurrent;
using Twins.Core.Runs;

namespace Twins.Tests.Respondents.Model;

/// <summary>A ledger that keeps its promise for as long as the process lives.</summary>
internal sealed class InMemoryLedger : ILedger
{
    private readonly ConcurrentDictionary<LedgerKey, LedgerEntry> entries = new();

    public IReadOnlyCollection<LedgerEntry> Entries => [.. entries.Values];

    public ValueTask<LedgerEntry?> FindAsync(LedgerKey key, CancellationToken cancellationToken) => ValueTask.FromResult(entries.GetValueOrDefault(key));

    public Task AppendAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        entries.TryAdd(entry.Key, entry);
        return Task.CompletedTask;
    }

    public Task<int> EraseAsync(string twin, CancellationToken cancellationToken) => Task.FromResult(entries.Keys.Where(k => k.Twin == twin).ToList().Count(k => entries.TryRemove(k, out _)));

    /// <summary>As if another version of the program had written it.</summary>
    public void Rewrite(LedgerKey key, Func<LedgerEntry, LedgerEntry> change) => entries[key] = change(entries[key]);
}
