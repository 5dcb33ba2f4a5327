using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Comparisons;
using Twins.Core.Fidelity.Fairness;
using Twins.Core.Governance.Bias.Swapping;
using Twins.Core.Studies;
using Twins.Core.Studies.Analysis;

namespace Twins.Core.Governance.Bias.Findings;

/// <summary>Every swap on every question, held against all of them together.</summary>
internal sealed class SwapFindings(BiasPlan plan, AnswerBook book)
{
    /// <summary>The chance of even one false "shown" in the whole audit.</summary>
    public const double Level = .05;

    public IReadOnlyList<SwapFinding> All()
    {
        var tests = plan.Swaps.SelectMany(s => plan.Measures.Select((_, m) => Test(s, m))).ToList();
        int[] tested = [.. Enumerable.Range(0, tests.Count).Where(i => tests[i].Chance is not null)];
        if (tested.Length is 0) return tests;
        var adjusted = MultipleTests.Holm([.. tested.Select(i => tests[i].Chance!.Value)]);
        for (var k = 0; k < tested.Length; k++)
        {
            var test = tests[tested[k]];
            tests[tested[k]] = test with { Adjusted = adjusted[k], Verdict = Verdict(adjusted[k], test.Twins, tested.Length) };
        }
        return tests;
    }

    /// <summary>How many twins it takes for anything to be shown among so many tests.</summary>
    public static int Needed(int tests)
    {
        for (var n = RepeatedSwap.Fewest; n < 64; n++)
            if (RepeatedSwap.LeastChance(n) * tests < Level) return n;
        return int.MaxValue;
    }

    private static SwapVerdict Verdict(double adjusted, int twins, int tests) =>
        adjusted < Level ? SwapVerdict.Shown : twins < Needed(tests) ? SwapVerdict.TooFew : SwapVerdict.NotShown;

    private SwapFinding Test(PlannedSwap swap, int m)
    {
        var measure = plan.Measures[m];
        var pairs = swap.Twins.SelectMany(t => Pairs(t.Twin, m, t.Reference, t.Other, 0)).ToList();
        var twins = pairs.Select(p => p.Respondent).Distinct().Count();
        var finding = new SwapFinding
        {
            Attribute = swap.Swap.Attribute,
            Reference = swap.Swap.Reference.Words,
            Other = swap.Swap.Other.Words,
            Measure = measure.Name,
            Question = measure.Question.Text,
            Favourable = measure.Favourable,
            IsRating = measure.IsRating,
            Twins = twins,
            Pairs = pairs.Count,
            Verdict = SwapVerdict.TooFew,
        };
        if (twins < RepeatedSwap.Fewest) return finding;
        var found = RepeatedSwap.Of(pairs, Seed($"{swap.Swap.Other.Words} {measure.Name}"));
        return finding with { Shift = Estimate(found.Shift, found.ShiftInterval), Flips = Estimate(found.FlipRate, found.FlipInterval), RerunFlips = Rerun(m), Chance = found.Chance };
    }

    private Estimate? Rerun(int m)
    {
        if (!plan.Again) return null;
        var pairs = plan.Panel.Members.SelectMany((member, i) => Pairs(i, m, member.Version, member.Version, plan.Replicates)).ToList();
        if (pairs.Select(p => p.Respondent).Distinct().Count() < RepeatedSwap.Fewest) return null;
        var found = RepeatedSwap.Of(pairs, Seed("rerun"));
        return Estimate(found.FlipRate, found.FlipInterval);
    }

    /// <param name="later">How many replicates after the first answer the second one was given.</param>
    private IEnumerable<SwapPair> Pairs(int twin, int m, string reference, string other, int later)
    {
        foreach (var (stimulus, replicate, score, favour) in book.Of(reference, m, plan.Stimuli, 0, plan.Replicates))
            if (book.Find(other, m, stimulus, replicate + later) is { } second) yield return new SwapPair(twin, score, second.Score, favour >= .5 != second.Favour >= .5);
    }

    private int Seed(string purpose) => (int)(Seeds.For(plan.Campaign.Plan.Seed, "bias", purpose) & int.MaxValue);

    private static Estimate Estimate(double value, Interval interval) => new(value, interval.Low, interval.High);
}
