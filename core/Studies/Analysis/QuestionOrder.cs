using Twins.Core.Fidelity.Resampling;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Studies.Analysis;

/// <summary>What the order of possibilities did to the answers.</summary>
internal static class QuestionOrder
{
    /// <summary>Null where nothing was shown in both orders.</summary>
    public static OrderEffect? Of(QuestionScope scope, int seed)
    {
        if (scope.Measure.Options.Count is 0) return null;
        var pairs = Pairs(scope).ToList();
        if (Shift(scope, pairs.Count > 0, seed) is not { } shift) return null;
        var flips = pairs.Count(p => !MostLikely(scope, p.Stimulus, p.Twin, reversed: false).SequenceEqual(MostLikely(scope, p.Stimulus, p.Twin, reversed: true)));
        double? first = scope.Measure.Ordinal || scope.Measure.Question is MultipleChoiceQuestion || scope.Tally.Answered is 0 ? null : (double)scope.Tally.FirstShown / Measure.One / scope.Tally.Answered;
        return new OrderEffect(shift, pairs.Count > 0 ? (double)flips / pairs.Count : 0, pairs.Count, first, scope.Measure.Options.Count);
    }

    private static IEnumerable<(int Stimulus, int Twin)> Pairs(QuestionScope scope) =>
        from s in scope.Shown
        from i in Enumerable.Range(0, scope.Tally.Twins)
        where scope.Tally.Find(s, i) is { Forward: > 0, Reversed: > 0 }
        select (s, i);

    /// <summary>
    /// Reversed minus forward. Where twins saw a stimulus both ways, over those; else over each twin's answers around the
    /// stimuli's means, so that which stimulus it saw in which order does not matter.
    /// </summary>
    private static Estimate? Shift(QuestionScope scope, bool paired, int seed)
    {
        var twins = scope.Tally.Twins;
        var means = scope.Shown.ToDictionary(s => s, s => Average(Enumerable.Range(0, twins).Select(i => scope.Value(s, i))) ?? 0);
        var values = new double[twins * 2];
        for (var i = 0; i < twins; i++)
        {
            var seen = scope.Shown.Where(s => !paired || scope.Tally.Find(s, i) is { Forward: > 0, Reversed: > 0 }).ToList();
            values[2 * i] = Average(seen.Select(s => scope.Value(s, i, reversed: false) - means[s])) ?? double.NaN;
            values[2 * i + 1] = Average(seen.Select(s => scope.Value(s, i, reversed: true) - means[s])) ?? double.NaN;
        }
        var table = new UnitTable(values, scope.Roster.Weights, 2);
        var shift = table.Mean(1) - table.Mean(0);
        if (double.IsNaN(shift)) return null;
        var interval = Bootstrap.Means(table, 1000, seed).Difference(1, 0, Math.Min(table.EffectiveUnits(0), table.EffectiveUnits(1)));
        return interval is { } found ? new Estimate(shift, Math.Min(shift, found.Low), Math.Max(shift, found.High)) : null;
    }

    /// <summary>What the twin most likely answers: one option, the options it would rather pick than not, or a ranking's first.</summary>
    private static IEnumerable<int> MostLikely(QuestionScope scope, int stimulus, int twin, bool reversed)
    {
        var mean = scope.Tally.Mean(stimulus, twin, reversed)!;
        if (scope.Measure.Question is MultipleChoiceQuestion) return Enumerable.Range(0, mean.Length).Where(k => mean[k] > .5);
        var at = scope.Measure.DistributionAt ?? 0;
        var own = mean[at..(at + scope.Measure.Options.Count)];
        return [Array.IndexOf(own, own.Max())];
    }

    private static double? Average(IEnumerable<double?> values)
    {
        double sum = 0;
        var count = 0;
        foreach (var value in values)
        {
            if (value is not { } v) continue;
            sum += v;
            count++;
        }
        return count > 0 ? sum / count : null;
    }
}
