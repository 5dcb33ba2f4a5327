using Twins.Core.Fidelity.Accuracy;
using Twins.Core.Fidelity.Calibration;

namespace Twins.Core.Validations.Answers;

/// <summary>Twins corrected by a few people's answers (shrunk affine calibration), each person by what was learnt from others.</summary>
internal static class CalibratedAnswers
{
    private const int Least = 10;
    private const int LeastItems = 10;

    /// <param name="labels">People whose answers to an item are learnt from.</param>
    /// <returns>Per item and person, NaN for whoever is not judged; null where there are too few to learn from.</returns>
    public static double[][]? Of(PairedAnswers answers, int labels, int seed)
    {
        var order = new PeopleSplit(seed + 1_000_000L);
        double[][] corrected = [.. answers.Items.Select(_ => Enumerable.Repeat(double.NaN, answers.People.Count).ToArray())];
        foreach (var part in answers.Parts)
        {
            int[] queue = [.. part.Learners.OrderBy(i => order.Place(answers.People[i]))];
            int[][] labelled = [.. answers.Items.Select(item => queue.Where(item.IsWhole).Take(labels).ToArray())];
            if (labelled.Min(l => l.Length) < Least) return null;
            var fits = Learnt.From(labelled.SelectMany(l => l).Select(i => answers.People[i]), () => Fit(answers, labelled)).For(part.Judged.Select(i => answers.People[i]));
            for (var k = 0; k < fits.Length; k++)
                foreach (var i in part.Judged) corrected[k][i] = fits[k].Apply(answers.Items[k].Twin[i]);
        }
        return corrected;
    }

    private static AffineCalibration[] Fit(PairedAnswers answers, int[][] labelled)
    {
        var pairs = answers.Items.Select((item, k) => (Human: labelled[k].Select(i => item.Human[i]).ToArray(), Twin: labelled[k].Select(i => item.Twin[i]).ToArray())).ToList();
        PairedSums[] varying = [.. pairs.Select(p => PairedSums.Of(p.Human, p.Twin)).Where(s => s.Correlation is not null)];
        // A few items say too little of how correlations spread; the mega-study's then stand in.
        var prior = varying.Length >= LeastItems ? CorrelationPrior.Of(varying) : CorrelationPrior.MegaStudy;
        return [.. pairs.Select(p => AffineCalibration.Fit(p.Human, p.Twin, prior))];
    }
}
