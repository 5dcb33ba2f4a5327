using System.Globalization;

namespace Twins.Core.Governance;

/// <param name="Needs">Parts, each of them lists of which one must have a phrase in the text.</param>
/// <param name="Forbids">Lists of which none may.</param>
internal sealed record HighStakesRule(HighStakesTopic Topic, IReadOnlyList<IReadOnlyList<int>> Needs, IReadOnlyList<int> Forbids);

/// <param name="Topic">Null where it counts for every topic.</param>
/// <param name="Lists">Counts once, however many of their phrases there are.</param>
internal sealed record HighStakesWeight(HighStakesTopic? Topic, int Points, IReadOnlyList<int> Lists);

/// <summary>What HighStakes.txt says. Lists are numbered, and so are the phrases that a rule has of its own.</summary>
internal sealed class HighStakesRules
{
    /// <summary>Phrases that mean something else, such as "credit card".</summary>
    public const int Ignored = 0;

    private readonly Dictionary<string, int> lists = new(StringComparer.Ordinal) { ["ignore"] = Ignored };
    private readonly List<HighStakesRule> rules = [];
    private readonly List<HighStakesWeight> weights = [];

    private HighStakesRules(string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Replace("\n ", " ", StringComparison.Ordinal).Split('\n', StringSplitOptions.TrimEntries).Where(l => l.Length > 0 && l[0] is not '#')) Read(line);
    }

    public PhraseIndex Phrases { get; } = new();

    public IReadOnlyList<HighStakesRule> All => rules;

    public IReadOnlyList<HighStakesWeight> Weights => weights;

    public int Lists => lists.Count;

    public static HighStakesRules Embedded()
    {
        using var stream = typeof(HighStakesRules).Assembly.GetManifestResourceStream("Twins.Core.Governance.HighStakes.txt")!;
        using var reader = new StreamReader(stream);
        return Of(reader.ReadToEnd());
    }

    /// <exception cref="FormatException">A line is neither a list nor a rule.</exception>
    public static HighStakesRules Of(string text) => new(text);

    private void Read(string line)
    {
        if (line.Split(':', 2, StringSplitOptions.TrimEntries) is not [var name, var value]) throw new FormatException($"'{line}' has no colon; write 'list name: phrases' or 'topic: what it needs'.");
        if (name.StartsWith("list ", StringComparison.Ordinal)) AddList(name["list ".Length..], value);
        else if (name.Split(' ') is [var about, var points] && int.TryParse(points, CultureInfo.InvariantCulture, out var weight)) weights.Add(new HighStakesWeight(about is "any" ? null : Topic(about), weight, Part(value)));
        else rules.Add(Rule(Topic(name), value));
    }

    private static HighStakesTopic Topic(string name) => Enum.TryParse<HighStakesTopic>(name, ignoreCase: true, out var topic) ? topic
        : throw new FormatException($"'{name}' is neither 'list …' nor a topic; the topics are {string.Join(", ", Enum.GetNames<HighStakesTopic>())}.");

    private HighStakesRule Rule(HighStakesTopic topic, string value)
    {
        if (value.Split(" - ", StringSplitOptions.TrimEntries) is not [var needs, .. var forbids]) throw new FormatException($"The rule '{value}' needs nothing.");
        return new HighStakesRule(topic, [.. needs.Split(" + ", StringSplitOptions.TrimEntries).Select(Part)], [.. forbids.SelectMany(Part)]);
    }

    private IReadOnlyList<int> Part(string part)
    {
        var choices = part.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. choices.Select(c => c is ['[', .. var name, ']'] ? Known(name) : AddList($"'{part}'", c)).Distinct()];
    }

    private int Known(string name) => lists.TryGetValue(name, out var list) ? list : throw new FormatException($"There is no list '{name}'; write 'list {name}: …' above the rule.");

    private int AddList(string name, string phrases)
    {
        if (!lists.TryGetValue(name, out var list)) lists[name] = list = lists.Count;
        foreach (var phrase in phrases.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) Phrases.Add(phrase, list);
        return list;
    }
}
