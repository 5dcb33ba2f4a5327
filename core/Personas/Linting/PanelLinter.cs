using Twins.Core.Evidence;

namespace Twins.Core.Personas.Linting;

/// <summary>What a linter says of several twins together.</summary>
/// <param name="Diversity">The figures behind the findings, one per respect.</param>
public sealed record PanelFindings(IReadOnlyList<Finding> Findings, IReadOnlyList<Diversity> Diversity);

/// <summary>
/// Looks at twins as a group. Made-up people tend to be alike (ten first names among twenty, one job, sentences that
/// recur); their answers then agree with each other more than real people's do, and intervals come out too narrow.
/// </summary>
public static class PanelLinter
{
    // With fewer members a shared value says little.
    private const int Few = 8;
    private const double SameText = 0.3;
    private const int Adult = 18;

    public static PanelFindings Lint(IReadOnlyList<Twin> twins)
    {
        ArgumentNullException.ThrowIfNull(twins);
        var people = twins.Where(t => t.Kind is not TwinKind.Composite).ToList();
        Diversity?[] figures =
        [
            Diversity.Of("first name", people.Select(t => t.Name.Split(' ', 2)[0])),
            Diversity.Of("age", people.Select(t => t.Demographics.Age?.ToString())),
            Diversity.Of("occupation", people.Select(t => t.Demographics.Occupation)),
            Diversity.Of("education", people.Select(t => t.Demographics.Education)),
            Diversity.Of("trait", people.SelectMany(t => t.Personality.Traits.Distinct(StringComparer.OrdinalIgnoreCase))),
            Diversity.Of("personality", people.Select(Profile)),
            Diversity.Of("style", people.Select(t => t.Voice.Style)),
        ];
        var known = figures.OfType<Diversity>().ToList();
        return new PanelFindings([.. known.SelectMany(d => Alike(d, people)), .. Ages(people), .. Minors(people), .. Copies(people)], known);
    }

    private static IEnumerable<Finding> Alike(Diversity d, List<Twin> people)
    {
        if (d.Members < Few) yield break;
        var (rule, field, bound, advice) = d.Respect switch
        {
            "first name" => ("same-names", "$.name", 0.02, "give them different names"),
            "occupation" => ("same-jobs", "$.demographics.occupation", 0.08, "vary the jobs as the population does, or say in 'segment' that this is a group of one trade"),
            "education" => ("same-education", "$.demographics.education", 0.08, "vary schools and degrees as the population does"),
            "trait" => ("same-traits", "$.personality.traits", 0.02, "give each its own temperament"),
            "personality" => ("same-personality", "$.personality.big_five", 0.15, "spread the Big Five scores; people differ more than this"),
            "style" => ("same-style", "$.voice.style", 0.05, "give each its own way of speaking"),
            _ => ("", "", 2.0, ""),
        };
        if (d.SameByChance >= bound)
            yield return new(Severity.Warning, rule, null, field, $"Two members picked at random share their {d.Respect} with a probability of {d.SameByChance:0 %} ({d.Distinct} different among {d.Members}; commonest: '{Statements.Shown(d.Commonest)}', {d.CommonestCount} times); {advice}.");
        else if (rule is "same-names" && d.Distinct < d.Members && people.Count <= 50)
            yield return new(Severity.Note, rule, null, field, $"{d.Members - d.Distinct} of {d.Members} members repeat a first name (commonest: '{d.Commonest}', {d.CommonestCount} times); readers of the report will mix them up.");
    }

    /// <summary>Real ages fill their range; made-up ones sit on a few values, often round ones.</summary>
    private static IEnumerable<Finding> Ages(List<Twin> people)
    {
        var ages = people.Select(t => t.Demographics.Age).OfType<int>().ToList();
        if (ages.Count < Few) yield break;
        var (distinct, span, round) = (ages.Distinct().Count(), ages.Max() - ages.Min() + 1, ages.Count(a => a % 5 is 0) / (double)ages.Count);
        if (distinct <= 0.5 * Math.Min(ages.Count, span))
            yield return new(Severity.Warning, "clumped-ages", null, "$.demographics.age", $"{ages.Count} members have only {distinct} different ages between {ages.Min()} and {ages.Max()}{(round >= 0.6 ? $", {round:0 %} of them multiples of 5" : "")}; spread them as the population's are.");
    }

    private static IEnumerable<Finding> Minors(List<Twin> people)
    {
        var known = people.Where(t => t.Demographics.Age is not null).ToList();
        var minors = known.Where(t => t.Demographics.Age < Adult).ToList();
        if (known.Count < Few || minors.Count > known.Count / 5) return [];
        return minors.Select(t => new Finding(Severity.Warning, "minor-among-adults", t.Id, "$.demographics.age", $"It is {t.Demographics.Age} in a panel of adults ({known.Count - minors.Count} of {known.Count}); take it out, or correct the age."));
    }

    private static IEnumerable<Finding> Copies(List<Twin> people)
    {
        var texts = new NearDuplicates(SameText);
        var pairs = people.SelectMany((person, b) => texts.Add(Text(person)).Select(p => (A: p.Earlier, B: b, p.Similarity))).OrderByDescending(p => p.Similarity).ThenBy(p => p.A).ThenBy(p => p.B).ToList();
        if (pairs.Count is 0) yield break;
        var copies = pairs.SelectMany(p => new[] { p.A, p.B }).Distinct().Count();
        var (a, b, similarity) = pairs[0];
        yield return new(Severity.Warning, "near-duplicates", null, "$", $"{copies} of {people.Count} members are near copies of another; the closest are '{people[a].Id}' and '{people[b].Id}', which share {similarity:0 %} of their wording. Each copy counts as a person but adds no opinion: rewrite or remove them.");
    }

    private static string? Profile(Twin t) => t.Personality.BigFive is { Openness: { } o, Conscientiousness: { } c, Extraversion: { } e, Agreeableness: { } a, Neuroticism: { } n }
        ? string.Join(' ', new[] { o, c, e, a, n }.Select(x => x.ToString("0.00")))
        : null;

    // What makes it a person; demographics and routines are alike in any real group.
    private static string Text(Twin t) => string.Join("\n", [t.Demographics.Work ?? "", t.Voice.Style ?? "", .. t.Personality.Traits, .. t.Goals, .. t.Frustrations, .. t.Tendencies, .. t.Beliefs, .. t.Knowledge, .. t.Preferences.Likes, .. t.Preferences.Dislikes, .. t.Decisions.Rules, .. t.Memory.Quotes.Select(q => q.Text), .. t.Memory.Facts.Select(f => f.Text)]);
}
