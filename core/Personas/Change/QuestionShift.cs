using MathNet.Numerics.Statistics;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Drift;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Personas.Change;

/// <summary>How far the answers to one question moved.</summary>
internal static class QuestionShift
{
    /// <summary>A difference is told from chance below it.</summary>
    private const double Level = .05;

    /// <summary>Cohen's small and medium effects, for numbers, which have no shares.</summary>
    private const double SmallShift = .2, MediumShift = .5;

    /// <param name="vary">Whether answers vary by chance.</param>
    /// <returns>Null for a question whose answers have no distribution.</returns>
    public static QuestionDrift? Of(Question question, IReadOnlyList<Answer> before, IReadOnlyList<Answer> after, bool vary) => question switch
    {
        OpenQuestion or CompoundQuestion => null,
        // Who begins or ceases to have an opinion has moved, nobody can say how far.
        _ when before.Count is 0 != after.Count is 0 => new QuestionDrift(question.Id, (before.Count, after.Count), null, null, null, null, null, DriftVerdict.Watch),
        _ when before.Count is 0 => new QuestionDrift(question.Id, (before.Count, after.Count), null, null, null, null, null, DriftVerdict.Unknown),
        CategoricalQuestion categorical => Shares(question.Id, [[.. before.OfType<CategoricalAnswer>().Select(a => a.Probabilities)]], [[.. after.OfType<CategoricalAnswer>().Select(a => a.Probabilities)]], categorical.Ordinal ? [.. categorical.Possibilities.Select(p => p.Value)] : null, vary),
        MultipleChoiceQuestion multiple => Shares(question.Id, Picks(before, multiple.Options.Count), Picks(after, multiple.Options.Count), null, vary),
        RankQuestion rank => Shares(question.Id, [First(before, rank.Options.Count)], [First(after, rank.Options.Count)], null, vary),
        NumericQuestion => Numbers(question.Id, [.. before.OfType<NumberAnswer>().Select(a => a.Value)], [.. after.OfType<NumberAnswer>().Select(a => a.Value)]),
        _ => null,
    };

    /// <param name="before">For each of the distributions that the question is about, one row of shares per answer.</param>
    private static QuestionDrift Shares(string id, IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> before, IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> after, double[]? values, bool vary)
    {
        var (n, m) = (before[0].Count, after[0].Count);
        var pairs = before.Zip(after, (b, a) => (Before: Mean(b), After: Mean(a))).ToList();
        var psi = pairs.Average(p => Stability.Index(Stability.Smooth(p.Before, n), Stability.Smooth(p.After, m)));
        double? chance = vary ? Stability.ChanceOf(psi * pairs.Count, ((pairs[0].Before.Length - 1) * pairs.Count) + 1, n, m) : null;
        return new QuestionDrift(
            id,
            (n, m),
            pairs.Average(p => Distributions.TotalVariation(p.Before, p.After)),
            values is null ? null : Shift(Distributions.Mean(pairs[0].Before, values), Distributions.Mean(pairs[0].After, values), Distributions.StandardDeviation(pairs[0].Before, values)),
            psi,
            pairs.Average(p => Distributions.JensenShannon(p.Before, p.After)) / Math.Log(2),
            chance,
            psi < Stability.Watch ? DriftVerdict.Stable : chance > Level ? DriftVerdict.TooFew : psi > Stability.Act ? DriftVerdict.Act : DriftVerdict.Watch);
    }

    private static QuestionDrift Numbers(string id, double[] before, double[] after)
    {
        var shift = Shift(before.Mean(), after.Mean(), before.Length > 1 ? before.StandardDeviation() : 0);
        // Without any spread nobody can say whether a difference is large.
        var verdict = shift is not { } s ? DriftVerdict.Watch : Math.Abs(s) < SmallShift ? DriftVerdict.Stable : Math.Abs(s) > MediumShift ? DriftVerdict.Act : DriftVerdict.Watch;
        return new QuestionDrift(id, (before.Length, after.Length), null, shift, null, null, null, verdict);
    }

    private static double? Shift(double before, double after, double deviation) => deviation > 0 ? (after - before) / deviation : before == after ? 0 : null;

    private static double[] Mean(IReadOnlyList<IReadOnlyList<double>> rows) =>
        Distributions.Normalise([.. Enumerable.Range(0, rows[0].Count).Select(k => rows.Average(r => r[k]))]);

    /// <summary>Each option is picked or not.</summary>
    private static IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> Picks(IReadOnlyList<Answer> answers, int options) =>
        [.. Enumerable.Range(0, options).Select(k => (IReadOnlyList<IReadOnlyList<double>>)[.. answers.OfType<SelectionAnswer>().Select(a => new[] { a.Picked[k], 1 - a.Picked[k] })])];

    private static IReadOnlyList<IReadOnlyList<double>> First(IReadOnlyList<Answer> answers, int options) =>
        [.. answers.OfType<RankingAnswer>().Select(a => CategoricalAnswer.Of(a.Order[0], options).Probabilities)];
}
