using System.Text;
using Twins.Core.Documents;
using Twins.Core.Evidence;
using Twins.Core.Personas;
using Twins.Core.Workspace;

namespace Twins.Core.Governance.Rights;

/// <summary>Finds what is held of a person. It is never told who that is: the pseudonym of an address or a customer's number must do.</summary>
public sealed class SubjectFinder(BuildBook builds, Corpus corpus, ForgottenPeople forgotten, WorkspaceStore workspace, SealedIdentifiers names)
{
    /// <param name="asked">Pseudonyms of one person, the one that was asked for first.</param>
    /// <param name="folders">More folders with documents, such as copies.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public async Task<SubjectTrail> FindAsync(IReadOnlyList<string> asked, IReadOnlyList<string> folders, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (asked.Count is 0) throw new ArgumentException("Name at least one pseudonym.", nameof(asked));
        var all = asked.ToHashSet(StringComparer.Ordinal);
        var (entries, items, twins) = (new List<BuildEntry>(), new List<HeldItem>(), new SortedSet<string>(StringComparer.Ordinal));
        await foreach (var entry in builds.ListAsync(cancellationToken))
        {
            var people = await PeopleAsync(entry, asked, cancellationToken);
            if (people.Count is 0) continue;
            entries.Add(entry);
            all.UnionWith(people);
        }
        foreach (var entry in entries)
        {
            foreach (var twin in entry.Twins)
                await foreach (var item in corpus.ReadAsync(twin, cancellationToken))
                    if (item.Subject is { } subject && all.Contains(subject)) items.Add(new HeldItem(twin, "evidence", item));
        }
        foreach (var folder in entries.Select(e => e.Folder).Concat(folders.Select(Path.GetFullPath)).Distinct(StringComparer.Ordinal).Where(Directory.Exists))
            foreach (var twin in TwinLibrary.Load(folder).Twins) Look(twin, folder, all, items, twins);
        await foreach (var document in workspace.ListAsync(DocumentKind.Twin, null, cancellationToken))
            if (all.Any(p => document.Text.Contains(p, StringComparison.Ordinal))) Look(DocumentReader.Parse<Twin>(document.File, Encoding.UTF8.GetBytes(document.Text)), "workspace", all, items, twins);
        twins.UnionWith(items.Select(i => i.Twin));
        var (isSealed, looks) = (false, new List<Look>());
        foreach (var person in all)
        {
            isSealed |= await names.HoldsAsync(person, cancellationToken);
            looks.AddRange(await names.LooksAsync(person, cancellationToken));
        }
        return new SubjectTrail
        {
            Asked = asked[0],
            Pseudonyms = all,
            Builds = entries,
            Items = items,
            Twins = [.. twins],
            IsSealed = isSealed,
            Looks = looks,
            IsForgotten = (await forgotten.ReadAsync(cancellationToken)).Overlaps(asked),
        };
    }

    private async Task<HashSet<string>> PeopleAsync(BuildEntry entry, IReadOnlyList<string> asked, CancellationToken cancellationToken)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var person in builds.PeopleAsync(entry.Id, cancellationToken))
            if (asked.Contains(person.Person) || person.Aliases.Any(asked.Contains)) found.UnionWith([person.Person, .. person.Aliases]);
        return found;
    }

    private static void Look(Twin twin, string folder, HashSet<string> people, List<HeldItem> items, SortedSet<string> twins)
    {
        if (twin.Subject is { } subject && people.Contains(subject.Person)) twins.Add(twin.Id);
        foreach (var item in twin.Memory.All.Where(i => i.Subject is { } s && people.Contains(s))) items.Add(new HeldItem(twin.Id, folder, item));
    }
}
