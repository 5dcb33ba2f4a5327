using Twins.Core.Fidelity;

namespace Twins.Core.Studies.Analysis;

/// <summary>How far several ways of eliciting the same question agree.</summary>
internal static class ElicitationComparisons
{
    public static IReadOnlyList<ElicitationComparison> Of(IReadOnlyList<QuestionReport> questions) =>
        [.. from first in questions
            from second in questions
            where first.Id == second.Id && first.Elicitation < second.Elicitation
            let pair = Compare(first, second)
            where pair is not null
            select pair];

    private static ElicitationComparison? Compare(QuestionReport first, QuestionReport second)
    {
        var pairs = first.Results.Join(second.Results, r => r.Stimulus, r => r.Stimulus, (a, b) => (A: a, B: b)).Where(p => p.A.Distribution.Count > 0 && p.B.Distribution.Count > 0).ToList();
        if (pairs.Count is 0) return null;
        double[] a = [.. pairs.Select(p => p.A.Mean.Value)], b = [.. pairs.Select(p => p.B.Mean.Value)];
        return new ElicitationComparison(
            first.Id,
            first.Elicitation,
            second.Elicitation,
            pairs.Count,
            pairs.Count < 3 ? null : Agreement.Pearson(a, b),
            pairs.Average(p => Distributions.TotalVariation([.. p.A.Distribution], [.. p.B.Distribution])),
            b.Average() - a.Average());
    }
}
