using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Accuracy;
using Twins.Core.Fidelity.Calibration;
using Twins.Core.Fidelity.Resampling;

namespace Twins.Bench.MegaStudy;

/// <summary>
/// Individual skill with n labels per outcome, by five folds over people: each fold is predicted by calibrators that saw n
/// people per outcome, all of other folds. Skill is the mean over outcomes; each outcome's is over all its people.
/// </summary>
/// <param name="Shrunk">Shrunk affine calibration.</param>
/// <param name="LeastSquares">The same without shrinkage.</param>
/// <param name="Constant">The labels' mean for everybody.</param>
/// <param name="People">95 % interval of the shrunk skill over resampled people, given what was learnt; null where it was not asked for.</param>
/// <param name="Correlation">Between people and shrunk predictions, through Fisher's z; 0 where all predictions are the same.</param>
public sealed record SkillTrial(double Shrunk, double LeastSquares, double Constant, double Correlation, Interval? People)
{
    private const int Folds = 5;

    /// <summary>Knows so little that least squares is left as it is.</summary>
    private static readonly CorrelationPrior Vague = new(0, 1e3);

    public static SkillTrial Run(MegaStudyTable table, int labels, int seed, int draws = 0)
    {
        PeopleSplit folds = new(seed), order = new(seed + 1_000_000);
        int[] fold = [.. table.People.Select(p => folds.Fold(p, Folds))];
        int[] queue = [.. Enumerable.Range(0, table.People.Count).OrderBy(i => order.Place(table.People[i]))];
        double[][] shrunk = Empty(table), squares = Empty(table), constant = Empty(table);
        for (var gate = 0; gate < Folds; gate++)
        {
            int[][] labelled = [.. table.Outcomes.Select(o => queue.Where(i => fold[i] != gate && o.IsWhole(i)).Take(labels).ToArray())];
            int[] judged = [.. queue.Where(i => fold[i] == gate)];
            var fits = Learnt.From(labelled.SelectMany(l => l).Select(i => table.People[i]), () => Fits(table, labelled)).For(judged.Select(i => table.People[i]));
            for (var k = 0; k < fits.Length; k++)
            {
                var twin = table.Outcomes[k].Twin;
                foreach (var i in judged) (shrunk[k][i], squares[k][i], constant[k][i]) = (fits[k].Shrunk.Apply(twin[i]), fits[k].Squares.Apply(twin[i]), fits[k].Mean);
            }
        }
        var found = Sums(table, shrunk);
        return new SkillTrial(Skill(found), Skill(Sums(table, squares)), Skill(Sums(table, constant)), Correlations.FisherMean([.. found.Select(s => s.Correlation ?? 0)]), draws > 0 ? OverPeople(table, shrunk, draws, seed) : null);
    }

    private static OutcomeFit[] Fits(MegaStudyTable table, int[][] labelled)
    {
        var pairs = table.Outcomes.Select((o, k) => (Human: labelled[k].Select(i => o.Human[i]).ToArray(), Twin: labelled[k].Select(i => o.Twin[i]).ToArray())).ToArray();
        var prior = CorrelationPrior.Of([.. pairs.Select(p => PairedSums.Of(p.Human, p.Twin))]);
        return [.. pairs.Select(p => new OutcomeFit(AffineCalibration.Fit(p.Human, p.Twin, prior), AffineCalibration.Fit(p.Human, p.Twin, Vague), p.Human.Average()))];
    }

    private static double[][] Empty(MegaStudyTable table) => [.. table.Outcomes.Select(_ => new double[table.People.Count])];

    /// <summary>Whoever has no twin answer has no prediction and takes no part, whatever the rule.</summary>
    private static PairedSums[] Sums(MegaStudyTable table, double[][] predicted) =>
        [.. table.Outcomes.Select((o, k) => PairedSums.Of(o.Human, [.. predicted[k].Select((p, i) => o.IsWhole(i) ? p : double.NaN)]))];

    private static double Skill(IEnumerable<PairedSums> outcomes) => outcomes.Average(s => s.Skill!.Value);

    private static Interval? OverPeople(MegaStudyTable table, double[][] predicted, int draws, int seed) =>
        PairedBootstrap.Draw(new PairedOutcomes([.. table.Outcomes.Select(o => o.Human)], predicted), draws, seed).Interval(outcomes => Skill(outcomes));

    private sealed record OutcomeFit(AffineCalibration Shrunk, AffineCalibration Squares, double Mean);
}
