using System.Text;
using Twins.Core.Documents;
using Twins.Core.Evidence;
using Twins.Core.Evidence.PersonalData;
using Twins.Core.Personas;
using Twins.Core.Workspace;

namespace Twins.Core.Governance.Rights;

/// <summary>Finds what is held of a person, from what the person is known by: an address, a number of a customer.</summary>
public sealed class SubjectFinder(BuildBook builds, Corpus corpus, ForgottenPeople forgotten, WorkspaceStore workspace, Pseudonyms pseudonyms)
{
    /// <param name="identifier">As the sources write it.</param>
    /// <param name="folders">More folders with documents, such as copies.</param>
    public async Task<SubjectTrail> FindAsync(string identifier, IReadOnlyList<string> folders, CancellationToken cancellationToken)
    {
        var asked = pseudonyms.Of(identifier);
        var all = new HashSet<string>(StringComparer.Ordinal) { asked };
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
        return new SubjectTrail
        {
            Asked = asked,
            Pseudonyms = all,
            Builds = entries,
            Items = items,
            Twins = [.. twins],
            IsForgotten = (await forgotten.ReadAsync(cancellationToken)).Contains(asked),
        };
    }

    private async Task<HashSet<string>> PeopleAsync(BuildEntry entry, string asked, CancellationToken cancellationToken)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var person in builds.PeopleAsync(entry.Id, cancellationToken))
            if (person.Person == asked || person.Aliases.Contains(asked)) found.UnionWith([person.Person, .. person.Aliases]);
        return found;
    }

    private static void Look(Twin twin, string folder, HashSet<string> people, List<HeldItem> items, SortedSet<string> twins)
    {
        if (twin.Subject is { } subject && people.Contains(subject.Person)) twins.Add(twin.Id);
        foreach (var item in twin.Memory.All.Where(i => i.Subject is { } s && people.Contains(s))) items.Add(new HeldItem(twin.Id, folder, item));
    }
}
