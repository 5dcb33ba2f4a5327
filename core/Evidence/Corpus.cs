using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Storage;

namespace Twins.Core.Evidence;

/// <summary>
/// All evidence of a twin that was built from data; its document holds what every answer sees, and this what is recalled for
/// one question. Kept as one file per twin, which is the truth; the search index is made from it and made good again after a
/// death in between.
/// </summary>
/// <param name="vectors">Null to search by words alone.</param>
public sealed class Corpus(IBlobStore blobs, IRecordStore records, IEvidenceStore store, EvidenceVectors? vectors)
{
    private const string Partition = "corpora", Tenant = "corpus";
    private const int AtOnce = 500;
    private const int MostRecalled = 12;

    /// <summary>Whoever may ask a twin may hear what it remembers.</summary>
    private static readonly string[] Groups = ["Reader"];

    /// <summary>Replaces the evidence of a twin; items get names of their own where they have none.</summary>
    public async Task WriteAsync(string twin, IReadOnlyList<EvidenceItem> items, CancellationToken cancellationToken)
    {
        var bytes = new MemoryStream();
        for (var i = 0; i < items.Count; i++)
        {
            JsonSerializer.Serialize(bytes, new Line(items[i].Kind, items[i] with { OwnId = items[i].OwnId ?? $"c{i + 1}" }), DocumentJson.Options);
            bytes.WriteByte((byte)'\n');
        }
        // Nobody may take the index for that of the new file.
        await records.ChangeAsync(Key(twin), _ => State(isIndexed: false), cancellationToken);
        bytes.Position = 0;
        await blobs.WriteAsync(Blob(twin), bytes, cancellationToken);
        await IndexAsync(twin, cancellationToken);
    }

    /// <summary>The evidence of a twin in the order in which it was written; nothing for a twin without.</summary>
    public async IAsyncEnumerable<EvidenceItem> ReadAsync(string twin, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var content = await blobs.OpenAsync(Blob(twin), cancellationToken);
        if (content is null) yield break;
        using var reader = new StreamReader(content);
        while (await reader.ReadLineAsync(cancellationToken) is { } text)
        {
            var line = JsonSerializer.Deserialize<Line>(text, DocumentJson.Options)!;
            yield return line.Item with { Kind = line.Kind, Id = line.Item.OwnId! };
        }
    }

    /// <summary>What answers a question best, the best first.</summary>
    public async Task<IReadOnlyList<Recalled>> RecallAsync(string twin, string text, int most, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        if (await records.FindAsync(Key(twin), cancellationToken) is not { } state) return [];
        if (!JsonSerializer.Deserialize<bool>(state.Value.Span)) await IndexAsync(twin, cancellationToken);
        var query = new EvidenceQuery(Owner(twin), text) { Groups = Groups, Most = RecallWeighing.Reach(most) };
        if (vectors is not null) query = query with { Vector = (await vectors.OfAsync(twin, [text], cancellationToken))[0] };
        return RecallWeighing.Of(await store.RecallAsync(query, cancellationToken), most);
    }

    /// <summary>A twin with what it recalls at a question beside what its document says; as it was where it has no more evidence.</summary>
    public async Task<Twin> RecallingAsync(Twin twin, string question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(twin);
        if (twin.Corpus is not { } corpus) return twin;
        var said = twin.Memory.All.Select(i => i.Text).ToHashSet(StringComparer.Ordinal);
        var more = (await RecallAsync(corpus, question, MostRecalled, cancellationToken)).Select(r => r.Item).Where(i => !said.Contains(i.Text)).Select(i => i with { OwnId = i.Id }).ToLookup(i => i.Kind);
        return twin with
        {
            Memory = twin.Memory with
            {
                Quotes = [.. twin.Memory.Quotes, .. more[EvidenceKind.Quote]],
                Facts = [.. twin.Memory.Facts, .. more[EvidenceKind.Fact]],
                Episodes = [.. twin.Memory.Episodes, .. more[EvidenceKind.Episode]],
                Rules = [.. twin.Memory.Rules, .. more[EvidenceKind.Rule]],
                Documents = [.. twin.Memory.Documents, .. more[EvidenceKind.Document]],
            },
        };
    }

    /// <summary>Takes out what no longer may be held; in the file first, so that no index is made of it again.</summary>
    /// <returns>What was taken out.</returns>
    public async Task<IReadOnlyList<EvidenceItem>> RemoveAsync(string twin, Func<EvidenceItem, bool> gone, CancellationToken cancellationToken)
    {
        var (kept, removed) = (new List<EvidenceItem>(), new List<EvidenceItem>());
        await foreach (var item in ReadAsync(twin, cancellationToken)) (gone(item) ? removed : kept).Add(item);
        if (removed.Count is 0)
        {
            // Whoever died after the file was written has left an index of the file before it, which may hold them.
            if (await IsBehindAsync(twin, cancellationToken)) await IndexAsync(twin, cancellationToken);
            return [];
        }
        if (kept.Count > 0) await WriteAsync(twin, kept, cancellationToken);
        else await EraseAsync(twin, cancellationToken);
        return removed;
    }

    public async Task EraseAsync(string twin, CancellationToken cancellationToken)
    {
        await blobs.DeleteFolderAsync(Folder(twin), cancellationToken);
        await store.EraseAsync(Owner(twin), cancellationToken);
        await records.ChangeAsync(Key(twin), _ => null, cancellationToken);
    }

    private async Task<bool> IsBehindAsync(string twin, CancellationToken cancellationToken) =>
        await records.FindAsync(Key(twin), cancellationToken) is { } state && !JsonSerializer.Deserialize<bool>(state.Value.Span);

    private async Task IndexAsync(string twin, CancellationToken cancellationToken)
    {
        await store.EraseAsync(Owner(twin), cancellationToken);
        var part = new List<EvidenceItem>(AtOnce);
        await foreach (var item in ReadAsync(twin, cancellationToken))
        {
            part.Add(item);
            if (part.Count < AtOnce) continue;
            await PutAsync(twin, part, cancellationToken);
            part.Clear();
        }
        if (part.Count > 0) await PutAsync(twin, part, cancellationToken);
        await records.ChangeAsync(Key(twin), _ => State(isIndexed: true), cancellationToken);
    }

    private async Task PutAsync(string twin, List<EvidenceItem> items, CancellationToken cancellationToken)
    {
        var found = vectors is null ? null : await vectors.OfAsync(twin, [.. items.Select(i => i.Text)], cancellationToken);
        await store.PutAsync(Owner(twin), new EvidenceChange([.. items.Select((item, i) => new KeptEvidence(item) { Acl = Groups, Vector = found?[i] })], []), cancellationToken);
    }

    private static byte[] State(bool isIndexed) => JsonSerializer.SerializeToUtf8Bytes(isIndexed);

    private static RecordKey Key(string twin) => new(Partition, twin);

    private static EvidenceOwner Owner(string twin) => new(Tenant, twin);

    private static string Folder(string twin) => $"corpora/{twin}";

    private static string Blob(string twin) => $"{Folder(twin)}/items.jsonl";

    private sealed record Line(EvidenceKind Kind, EvidenceItem Item);
}
