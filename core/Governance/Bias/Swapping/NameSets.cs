namespace Twins.Core.Governance.Bias.Swapping;

/// <summary>Names of one origin. The lists have the same length.</summary>
/// <param name="Origin">Its key, such as "polish".</param>
/// <param name="Nationality">As it stands in a twin's document, such as "Polish".</param>
public sealed record NameSet(string Origin, string Nationality, IReadOnlyList<string> Women, IReadOnlyList<string> Men, IReadOnlyList<string> Family)
{
    public string Given(bool isWoman, ulong draw) => (isWoman ? Women : Men)[(int)(draw % (ulong)Women.Count)];

    public string FamilyName(ulong draw) => Family[(int)(draw / (ulong)Women.Count % (ulong)Family.Count)];
}

/// <summary>The table of names that signal gender and origin; NameSets.txt says why these.</summary>
public static class NameSets
{
    private static readonly Lazy<IReadOnlyList<NameSet>> Table = new(Read);

    public static IReadOnlyList<NameSet> All => Table.Value;

    /// <summary>What is compared unless somebody says otherwise; the first is the reference.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["british", "nigerian", "indian", "polish", "turkish"];

    public static bool Has(string origin) => All.Any(s => s.Origin == origin);

    public static NameSet Get(string origin) => All.First(s => s.Origin == origin);

    private static IReadOnlyList<NameSet> Read()
    {
        using var stream = typeof(NameSets).Assembly.GetManifestResourceStream("Twins.Core.Governance.Bias.NameSets.txt")!;
        using var reader = new StreamReader(stream);
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#') && line.Split(':', 2, StringSplitOptions.TrimEntries) is [var key, var value]) lines[key] = value;
        string[] Words(string key) => lines[key].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Keys.Select(k => k.Split(' ')[0]).Distinct().Select(o => new NameSet(o, lines[$"{o} nationality"], Words($"{o} women"), Words($"{o} men"), Words($"{o} family")))];
    }
}
