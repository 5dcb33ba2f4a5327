using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice.Pricing;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>The four price points of van Westendorp and, where intent was asked, demand and revenue.</summary>
internal sealed class PriceAnalysis(CompoundScope all, VanWestendorpQuestion question)
{
    private static readonly (string Id, string Label, Func<PricePoints, double?> Of)[] Points =
    [
        ("pmc", "Lowest acceptable (PMC)", p => p.MarginalCheapness),
        ("opp", "Optimal (OPP)", p => p.Optimal),
        ("idp", "Indifference (IDP)", p => p.Indifference),
        ("pme", "Highest acceptable (PME)", p => p.MarginalExpensiveness),
    ];

    /// <summary>Only answers whose prices rise.</summary>
    private readonly CompoundScope scope = all with { Sheets = [.. all.Sheets.Where(s => Rises(s.Values))], Twins = [.. all.Sheets.Where(s => Rises(s.Values)).Select(s => s.Twin).Distinct()] };

    public PriceReport Report()
    {
        var answers = scope.Twins.Length < 2 ? null : PriceAnswers.Of([.. scope.Sheets.GroupBy(s => s.Twin).Select(g => Mean([.. g]))]);
        var found = answers is null ? null : PriceSensitivity.Of(answers, question.Range);
        var demand = answers is null || !question.Intent ? null : new PriceDemand(answers, scope.Seed);
        return new PriceReport
        {
            Stimulus = all.Stimulus,
            Base = scope.Twins.Length,
            Answers = scope.Sheets.Count,
            Contradictory = all.Sheets.Count - scope.Sheets.Count,
            Range = question.Range,
            Unit = question.Unit,
            Figures = found is null ? [] : [.. Points.Where(p => p.Of(found.Points) is not null).Select(p => new CompoundFigure(p.Id, p.Label, new Estimate(p.Of(found.Points)!.Value, p.Of(found.Low) ?? double.NaN, p.Of(found.High) ?? double.NaN)))],
            Lines = answers is null ? null : PriceThinning.Of(PriceCurves.Of(answers)),
            Demand = demand?.Steps ?? [],
            BestTrial = demand?.BestTrial,
            BestRevenue = demand?.BestRevenue,
            Verdict = Verdict(answers, found),
            Notes = [.. Notes(found, demand)],
        };
    }

    private Verdict Verdict(PriceAnswers? answers, PriceSensitivity? found)
    {
        var verdict = new CompoundVerdict(scope);
        var wrong = all.Sheets.Count - scope.Sheets.Count;
        if (wrong > 0) verdict.Because($"{wrong} of {all.Sheets.Count} answers were left out: their four prices do not rise.");
        if (answers is null || found is null) return verdict.Say(VerdictKind.TooWeakToUse, "Fewer than two twins gave four prices that rise.");
        if (found.Points is not { MarginalCheapness: { } low, MarginalExpensiveness: { } high, Optimal: { } optimal }) return verdict.Say(VerdictKind.TooWeakToUse, "The curves do not cross, so that no acceptable range exists.");
        var sentence = $"Prices from {low:0.00} to {high:0.00} {question.Unit} are acceptable; at {optimal:0.00} as many find it too cheap as too expensive";
        verdict.Because($"The range follows van Westendorp's {(question.Range is PriceRange.Original ? "own convention (too cheap × not cheap, too expensive × not expensive)" : "narrower convention (too cheap × expensive, too expensive × cheap)")}. It says what is thinkable, not how many would buy.");
        if (wrong > scope.Sheets.Count) return verdict.Say(VerdictKind.TooWeakToUse, $"{sentence}, but more answers contradict themselves than do not.");
        if (!Bounded(found)) return verdict.Say(VerdictKind.TooCloseToCall, $"{sentence}, but the ends of that range cannot be told apart.");
        var people = SampleWorth.Humans(answers.EffectivePeople, SampleNoise.PanelLimit);
        verdict.Because($"Judged as the answers of {people:0} people, which is what such a panel is worth at best.");
        return Bounded(PriceSensitivity.Of(answers, question.Range, people: people))
            ? verdict.Say(VerdictKind.Separable, $"{sentence}.")
            : verdict.Say(VerdictKind.TooWeakToUse, $"{sentence}, but {people:0} people would not tell the ends of that range apart.");
    }

    /// <summary>Whether the low end of the acceptable range lies below the high end whatever the twins asked.</summary>
    private static bool Bounded(PriceSensitivity found) => found.High.MarginalCheapness < found.Low.MarginalExpensiveness;

    private IEnumerable<string> Notes(PriceSensitivity? found, PriceDemand? demand)
    {
        if (found is not null && Points.Any(p => p.Of(found.Points) is not null && (p.Of(found.Low) is null || p.Of(found.High) is null))) yield return "So few twins leave one end of an interval open.";
        if (question.Intent && demand is { Steps.Count: 0 }) yield return "Nobody would buy at any price, so that there is no demand to draw.";
    }

    private PriceAnswer Mean(IReadOnlyList<CompoundSheet> sheets)
    {
        // Rounded, so that the same price three times is that price.
        double[] mean = [.. question.Fields.Select((_, k) => Math.Round(sheets.Average(s => s.Values[k]), 6))];
        var answer = new PriceAnswer(mean[0], mean[1], mean[2], mean[3], scope.WeightOf(sheets[0]));
        return question.Intent ? answer with { IntentCheap = 1 + (int)Math.Round(mean[4]), IntentExpensive = 1 + (int)Math.Round(mean[5]) } : answer;
    }

    private static bool Rises(IReadOnlyList<double> p) => p[0] < p[1] && p[1] < p[2] && p[2] < p[3];
}
