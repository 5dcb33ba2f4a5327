namespace Twins.Core.Evidence.Building;

/// <summary>
/// Who is who: one person is known by an account in one file and by an address in another, and a row that holds both joins
/// them. Only pseudonyms are kept here.
/// </summary>
internal sealed class Identities
{
    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);

    /// <summary>Says that these are one person.</summary>
    public void Join(IReadOnlyList<string> aliases)
    {
        for (var i = 0; i < aliases.Count; i++)
        {
            var (first, other) = (Root(aliases[0]), Root(aliases[i]));
            // The smaller one stands for both, whatever order the files are read in.
            if (string.CompareOrdinal(first, other) < 0) parents[other] = first;
            else if (first != other) parents[first] = other;
        }
    }

    /// <summary>The one pseudonym of a person.</summary>
    public string Of(string alias) => parents.ContainsKey(alias) ? Root(alias) : alias;

    /// <summary>Everybody, with all that they are known by.</summary>
    public ILookup<string, string> Aliases => parents.Keys.ToLookup(Root, StringComparer.Ordinal);

    private string Root(string alias)
    {
        if (parents.TryAdd(alias, alias)) return alias;
        var root = alias;
        while (parents[root] != root) root = parents[root];
        while (parents[alias] != root) (parents[alias], alias) = (root, parents[alias]);
        return root;
    }
}
