using Twins.Core.Personas;
using Twins.Core.Storage;
using Twins.Core.Studies;

namespace Twins.Core.Evidence;

/// <summary>Keeps the memory of twins findable: what a twin's document says is in the store, and nothing else of that twin is.</summary>
/// <param name="vectors">Null to search by words alone.</param>
/// <param name="records">Where it is written down what the store holds; must not outlive it.</param>
/// <param name="tenant">Whose twins these are.</param>
/// <param name="place">Which store it is: what was put into another one is not in this one.</param>
public sealed class EvidenceIndex(IEvidenceStore store, IRecordStore records, EvidenceVectors? vectors, string tenant, string place)
{
    /// <summary>So often somebody else may be first before we give up.</summary>
    private const int Tries = 10;

    /// <summary>Puts what a twin, as resolved, remembers into the store; what is unchanged is left alone and what left the document is removed.</summary>
    /// <param name="groups">Who may recall them.</param>
    /// <exception cref="EvidenceBusyException">The same twin is being stored by others all the time.</exception>
    public async Task<EvidencePut> PutAsync(Twin twin, IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(twin);
        var items = TwinResolver.Named(twin.Memory).All.Where(i => !string.IsNullOrWhiteSpace(i.Text)).ToDictionary(i => i.Id, StringComparer.Ordinal);
        return await ChangeAsync(new EvidenceOwner(tenant, twin.Id), items, groups, cancellationToken);
    }

    /// <summary>What a twin knows about a subject, the best first; only what one of the asker's groups may see.</summary>
    public async Task<IReadOnlyList<Recalled>> RecallAsync(string twin, string text, IReadOnlyList<string> groups, int most, CancellationToken cancellationToken)
    {
        var query = new EvidenceQuery(new EvidenceOwner(tenant, twin), text) { Groups = groups, Most = most };
        EvidenceLimits.Check(query);
        query = query with { Most = RecallWeighing.Reach(most) };
        // Nothing is bought for somebody who may see nothing.
        if (groups.Count is 0 || string.IsNullOrWhiteSpace(text)) return [];
        if (vectors is not null) query = query with { Vector = (await vectors.OfAsync(twin, [text], cancellationToken))[0] };
        return RecallWeighing.Of(await store.RecallAsync(query, cancellationToken), most);
    }

    /// <summary>Removes everything of a twin from the store.</summary>
    public async Task EraseAsync(string twin, CancellationToken cancellationToken)
    {
        var owner = new EvidenceOwner(tenant, twin);
        // By name first: a search index may not show yet what was put a moment ago, but it knows what to delete.
        await ChangeAsync(owner, new Dictionary<string, EvidenceItem>(StringComparer.Ordinal), [], cancellationToken);
        await store.EraseAsync(owner, cancellationToken);
    }

    private async Task<EvidencePut> ChangeAsync(EvidenceOwner owner, Dictionary<string, EvidenceItem> items, IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        var wanted = items.ToDictionary(i => i.Key, i => ContentHash.Of(new { i.Value.Kind, i.Value, Groups = groups, vectors?.Model }), StringComparer.Ordinal);
        for (var i = 0; i < Tries; i++)
        {
            var manifest = await EvidenceManifest.ReadAsync(records, place, owner, cancellationToken);
            string[] put = [.. wanted.Where(w => manifest.Hashes.GetValueOrDefault(w.Key) != w.Value).Select(w => w.Key)];
            string[] gone = [.. manifest.Hashes.Keys.Where(id => !wanted.ContainsKey(id))];
            if (put.Length + gone.Length is 0) return new EvidencePut(0, wanted.Count, 0);
            if (await manifest.WriteAsync(records, Doubtful(manifest.Hashes, put, gone), cancellationToken) is not { } begun) continue;
            await store.PutAsync(owner, new EvidenceChange(await KeptAsync(owner.Twin, [.. put.Select(id => items[id])], groups, cancellationToken), gone), cancellationToken);
            if (await begun.WriteAsync(records, wanted, cancellationToken) is not null) return new EvidencePut(put.Length, wanted.Count - put.Length, gone.Length);
        }
        throw new EvidenceBusyException(owner.Twin);
    }

    private async Task<IReadOnlyList<KeptEvidence>> KeptAsync(string twin, IReadOnlyList<EvidenceItem> items, IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        var found = vectors is null ? null : await vectors.OfAsync(twin, [.. items.Select(i => i.Text)], cancellationToken);
        return [.. items.Select((item, i) => new KeptEvidence(item) { Acl = groups, Vector = found?[i] })];
    }

    /// <summary>The manifest while a change is under way: nobody knows what the store holds of the ids that it touches.</summary>
    private static Dictionary<string, string> Doubtful(IReadOnlyDictionary<string, string> hashes, string[] put, string[] gone)
    {
        var doubtful = hashes.ToDictionary(h => h.Key, h => h.Value, StringComparer.Ordinal);
        foreach (var id in put.Concat(gone)) doubtful[id] = "";
        return doubtful;
    }
}

/// <summary>What storing a twin did to its evidence, in items.</summary>
public sealed record EvidencePut(int Put, int Unchanged, int Removed);

/// <summary>Several processes store the same twin at once.</summary>
public sealed class EvidenceBusyException(string twin) : Exception($"The evidence of '{twin}' is being stored by somebody else; store the twin again in a moment.");
