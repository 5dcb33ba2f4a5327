using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice.Kano;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>Categories of features and the coefficients Better and Worse.</summary>
internal sealed class KanoAnalysis(CompoundScope scope, KanoQuestion question)
{
    private readonly IReadOnlyList<(double Weight, double[] Feelings)> twins = [.. scope.Sheets.GroupBy(s => s.Twin).Select(g => (scope.WeightOf(g.First()), Median([.. g])))];

    public KanoReport Report()
    {
        List<KanoFeatureResult> features = [.. question.Features.Select((f, i) => Result(f, Found(i))).OrderByDescending(f => f.Better?.Value ?? -1)];
        return new KanoReport
        {
            Stimulus = scope.Stimulus,
            Base = scope.Twins.Length,
            Answers = scope.Sheets.Count,
            Features = features,
            Unit = "share pleased to have it",
            Figures = [.. features.Where(f => f.Better is not null).Select(f => new CompoundFigure(f.Id, f.Label, f.Better!.Value))],
            Verdict = Verdict(features),
        };
    }

    private KanoFeature Found(int feature) =>
        KanoFeature.Of([.. twins.Select(t => new KanoAnswer((KanoFeeling)t.Feelings[2 * feature], (KanoFeeling)t.Feelings[(2 * feature) + 1], t.Weight))]);

    private static KanoFeatureResult Result(WrittenOption feature, KanoFeature found)
    {
        var total = found.Counts.Sum();
        return new KanoFeatureResult(feature.Id, feature.Text, found.Category, found.Second, found.Clear, [.. found.Counts.Select(c => c / total)], found.Counts, Of(found.Better, found.BetterInterval), Of(found.Worse, found.WorseInterval));
    }

    private Verdict Verdict(List<KanoFeatureResult> features)
    {
        var verdict = new CompoundVerdict(scope);
        var people = SampleWorth.Humans(SampleWorth.Kish(scope.Weights), SampleNoise.PanelLimit);
        var clear = features.Where(f => f.Clear).ToList();
        var lasting = clear.Where(f => IsClearTo(f, people)).ToList();
        verdict.Because($"{clear.Count} of {features.Count} features have a clear category (sign test of the two commonest, 5 %); {lasting.Count} would with the answers of {people:0} people, which is what such a panel is worth at best.");
        if (lasting.Count > 0) return verdict.Say(VerdictKind.Separable, $"{string.Join("; ", lasting.GroupBy(f => f.Category).OrderBy(g => g.Key is KanoCategory.Indifferent).Select(Together))}.");
        var top = features[0];
        return clear.Count > 0
            ? verdict.Say(VerdictKind.TooWeakToUse, $"'{clear[0].Label}' looks {Name(clear[0].Category)}, but {people:0} people would not settle it.")
            : verdict.Say(VerdictKind.TooCloseToCall, $"No feature has a clear category; '{top.Label}' pleases most ({top.Better?.Value ?? 0:0 %}).");
    }

    /// <summary>Such as "a delighter: 'Free delivery', 'A driver who waits'".</summary>
    private static string Together(IGrouping<KanoCategory, KanoFeatureResult> features) =>
        $"{Name(features.Key)}: {string.Join(", ", features.Take(4).Select(f => $"'{f.Label}'"))}{(features.Count() > 4 ? $" and {features.Count() - 4} more" : "")}";

    /// <summary>The same sign test on as many people: |a − b| ≥ 1.96 √(a + b) of their counts.</summary>
    private static bool IsClearTo(KanoFeatureResult feature, double people)
    {
        double a = people * feature.Shares[(int)feature.Category], b = people * feature.Shares[(int)feature.Second];
        return a - b >= 1.96 * Math.Sqrt(a + b);
    }

    private static string Name(KanoCategory category) => category switch
    {
        KanoCategory.MustBe => "a must-be",
        KanoCategory.OneDimensional => "the more the better",
        KanoCategory.Attractive => "a delighter",
        KanoCategory.Reverse => "unwanted",
        KanoCategory.Questionable => "answered in contradictions",
        _ => "a matter of indifference",
    };

    /// <summary>A twin that was asked several times is one person, who feels as it most often felt or better.</summary>
    private static double[] Median(IReadOnlyList<CompoundSheet> sheets) =>
        [.. sheets[0].Values.Select((_, k) => 1 + sheets.Select(s => s.Values[k]).Order().ElementAt((sheets.Count - 1) / 2))];

    private static Estimate? Of(double? value, Interval? interval) => value is { } v && interval is { } i ? new Estimate(v, Math.Min(v, i.Low), Math.Max(v, i.High)) : null;
}
