using System.Numerics;
using Twins.Core.Fidelity;

namespace Twins.Core.Studies.Analysis;

/// <summary>The variance of single answers, from a tally's exact sums.</summary>
internal static class QuestionVariance
{
    public static VarianceShares? Of(QuestionScope scope)
    {
        if (scope.Measure.Scores is null || scope.Shown.Count < 2) return null;
        var moments = scope.Tally.Moments;
        var levels = Enumerable.Range(0, WordingCounts.Length).Where(w => moments.Count(0, w) + moments.Count(1, w) > 0).Skip(1).ToArray();
        var level = Level(moments);
        var cells = new List<CrossedCell>();
        for (var column = 0; column < scope.Shown.Count; column++)
        {
            for (var i = 0; i < scope.Tally.Twins; i++)
            {
                if (scope.Tally.Find(scope.Shown[column], i) is not { } cell) continue;
                cells.Add(new CrossedCell(i, column, cell.Count, [scope.Tally.ScoreSum(scope.Shown[column], i, level), cell.Reversed, .. levels.Select(w => (double)cell.Wordings[w])]));
            }
        }
        return VarianceComponents.Of(cells, Scatter(moments, level, levels), orders: 1) is not { } found ? null
            : new VarianceShares(found.Column, found.Row, found.Interaction, found.Order, found.Wording, found.Repeat, scope.Tally.Answered);
    }

    /// <summary>Σ z zᵀ with z the answer around a common level, "shown reversed", and each wording but the first.</summary>
    private static double[,] Scatter(AnswerMoments moments, Int128 level, int[] wordings)
    {
        var size = 2 + wordings.Length;
        var scatter = new double[size, size];
        scatter[0, 0] = Squares(moments, level);
        scatter[1, 1] = Enumerable.Range(0, WordingCounts.Length).Sum(w => moments.Count(1, w));
        scatter[0, 1] = scatter[1, 0] = Sum(moments, level, order => order is 1, _ => true);
        for (var k = 0; k < wordings.Length; k++)
        {
            var w = wordings[k];
            scatter[2 + k, 2 + k] = moments.Count(0, w) + moments.Count(1, w);
            scatter[0, 2 + k] = scatter[2 + k, 0] = Sum(moments, level, _ => true, x => x == w);
            scatter[1, 2 + k] = scatter[2 + k, 1] = moments.Count(1, w);
        }
        return scatter;
    }

    private static Int128 Level(AnswerMoments moments)
    {
        var (sum, count) = Totals(moments);
        return count > 0 ? sum / count : 0;
    }

    private static double Squares(AnswerMoments moments, Int128 level)
    {
        var (sum, count) = Totals(moments);
        var around = moments.Squares - 2 * (BigInteger)level * sum + (BigInteger)level * level * count;
        return (double)around / Measure.One / Measure.One;
    }

    private static (Int128 Sum, long Count) Totals(AnswerMoments moments)
    {
        Int128 sum = 0;
        long count = 0;
        for (var order = 0; order < 2; order++)
            for (var w = 0; w < WordingCounts.Length; w++) (sum, count) = (sum + moments.Sum(order, w), count + moments.Count(order, w));
        return (sum, count);
    }

    private static double Sum(AnswerMoments moments, Int128 level, Func<int, bool> orders, Func<int, bool> wordings)
    {
        Int128 sum = 0;
        for (var order = 0; order < 2; order++)
            for (var w = 0; w < WordingCounts.Length; w++)
                if (orders(order) && wordings(w)) sum += moments.Sum(order, w) - level * moments.Count(order, w);
        return (double)sum / Measure.One;
    }
}
