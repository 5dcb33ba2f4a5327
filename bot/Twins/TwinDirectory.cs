using System.Collections.Concurrent;
using System.Text;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Workspace;

namespace Twins.Bot.Twins;

/// <summary>Finds twins by what people call them. A document that has not changed is read once.</summary>
public sealed class TwinDirectory(WorkspaceStore store)
{
    private readonly ConcurrentDictionary<string, (string Tag, TwinEntry Entry)> read = new(StringComparer.Ordinal);

    /// <summary>All twins in the order of their ids; those that cannot be read are left out.</summary>
    public async IAsyncEnumerable<TwinEntry> ListAsync(string? after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var document in store.ListAsync(DocumentKind.Twin, after, cancellationToken))
            if (Read(document) is { } entry) yield return entry;
    }

    /// <summary>The twin that a name means, or what else could be meant.</summary>
    public async Task<TwinSearch> FindAsync(string name, CancellationToken cancellationToken)
    {
        var wanted = name.Trim();
        var all = new List<TwinEntry>();
        await foreach (var entry in ListAsync(null, cancellationToken)) all.Add(entry);
        foreach (var fits in (Func<TwinEntry, bool>[])[e => Same(e.Id, wanted), e => Same(e.Name, wanted), e => Same(First(e.Name), wanted), e => e.Name.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)])
        {
            var found = all.Where(fits).ToList();
            if (found.Count is 1) return new TwinSearch(found[0], []);
            if (found.Count > 1) return new TwinSearch(null, found);
        }
        return new TwinSearch(null, [.. all.Where(e => Near(e, wanted))]);
    }

    private TwinEntry? Read(WorkspaceDocument document)
    {
        if (read.TryGetValue(document.Id, out var known) && known.Tag == document.Tag) return known.Entry;
        try
        {
            var twin = DocumentReader.Parse<Twin>(document.File, Encoding.UTF8.GetBytes(document.Text));
            var entry = new TwinEntry(document.Id, twin.Name, twin.Summary, twin.Segment, twin.Subject);
            read[document.Id] = (document.Tag, entry);
            return entry;
        }
        catch (DocumentException)
        {
            // Its author is told where twins are written; here nobody can mend it.
            return null;
        }
    }

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private static string First(string name) => name.Split(' ', 2)[0];

    /// <summary>A typo away, or a part of the name.</summary>
    private static bool Near(TwinEntry entry, string wanted) =>
        wanted.Length > 2 && (Spelling.IsNear(entry.Id, wanted) || Spelling.IsNear(entry.Name, wanted) || Spelling.IsNear(First(entry.Name), wanted) || entry.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A twin as it is called.</summary>
public sealed record TwinEntry(string Id, string Name, string Summary, string? Segment, Subject? Subject);

/// <param name="Found">Null when nobody, or nobody alone, goes by the name.</param>
/// <param name="Near">Who else may be meant.</param>
public sealed record TwinSearch(TwinEntry? Found, IReadOnlyList<TwinEntry> Near);
