using MathNet.Numerics.Random;
using Twins.Core.Fidelity.Baselines;

namespace Twins.Bench.Headlines;

/// <summary>
/// What a regression says that has seen other tests: the log ratio of click rates from the difference of two headlines'
/// words and features. It is judged only on tests that it has not seen; its penalty is chosen on every fifth test that it has.
/// </summary>
public static class LearntRule
{
    /// <summary>A feature of an editor weighs as much as a word that makes up this share of a headline.</summary>
    private const double FeatureScale = .3;

    /// <summary>What differs between two headlines that no clicks can show; it keeps much-seen pairs from ruling the rest.</summary>
    private const double OtherVariance = .05;

    private static readonly double[] Penalties = [30, 100, 300];

    /// <summary>One verdict for each pair: above 0 for A.</summary>
    /// <param name="folds">Parts of the tests; each is predicted from the others.</param>
    public static double[] Verdicts(IReadOnlyList<HeadlinePair> pairs, int folds, int seed)
    {
        string[] tests = [.. pairs.Select(p => p.Test).Distinct()];
        new Xoshiro256StarStar(seed, threadSafe: false).Shuffle(tests);
        var fold = tests.Select((t, k) => (t, k % folds)).ToDictionary(t => t.t, t => t.Item2);
        var verdicts = new double[pairs.Count];
        Parallel.For(0, folds, k =>
        {
            var model = Learn([.. pairs.Where(p => fold[p.Test] != k)]);
            for (var i = 0; i < pairs.Count; i++)
                if (fold[pairs[i].Test] == k) verdicts[i] = model(pairs[i]);
        });
        return verdicts;
    }

    private static Func<HeadlinePair, double> Learn(HeadlinePair[] pairs)
    {
        var judged = pairs.Select(p => p.Test).Distinct().Where((_, k) => k % 5 is 0).ToHashSet();
        HeadlinePair[] teach = [.. pairs.Where(p => !judged.Contains(p.Test))], judge = [.. pairs.Where(p => judged.Contains(p.Test))];
        var features = new Differences(teach);
        var penalty = Penalties.MinBy(l => Loss(features.Fit(l), judge));
        return new Differences(pairs).Fit(penalty);
    }

    private static double Loss(Func<HeadlinePair, double> model, HeadlinePair[] judge) => judge.Sum(p => Weight(p) * Math.Pow(model(p) - LogRatio(p), 2));

    private static double LogRatio(HeadlinePair p) => Math.Log((p.ClicksA + .5) / (p.ShownA + 1)) - Math.Log((p.ClicksB + .5) / (p.ShownB + 1));

    private static double Weight(HeadlinePair p) => 1 / ((1 / (p.ClicksA + .5)) + (1 / (p.ClicksB + .5)) + OtherVariance);

    /// <summary>Pairs as differences of their headlines' numbers, so that swapping the headlines swaps the sign.</summary>
    private sealed class Differences
    {
        private readonly TermWeights terms;
        private readonly double[] scales;
        private readonly HeadlinePair[] pairs;
        private readonly SparseRow[] rows;

        public Differences(HeadlinePair[] pairs)
        {
            this.pairs = pairs;
            terms = new TermWeights([.. pairs.SelectMany(p => new[] { p.A, p.B }).Distinct()]);
            double[][] hand = [.. pairs.Select(Hand)];
            scales = [.. Enumerable.Range(0, hand[0].Length).Select(k => Math.Sqrt(hand.Average(r => r[k] * r[k])))];
            rows = [.. pairs.Select(Row)];
        }

        public Func<HeadlinePair, double> Fit(double penalty)
        {
            var model = RidgeRegression.Fit(rows, [.. pairs.Select(LogRatio)], [.. pairs.Select(Weight)], terms.Count + scales.Length, penalty);
            return pair => model.Predict(Row(pair));
        }

        private SparseRow Row(HeadlinePair pair)
        {
            var numbers = new SortedDictionary<int, double>();
            foreach (var (place, value) in terms.Of(pair.A)) numbers[place] = value;
            foreach (var (place, value) in terms.Of(pair.B)) numbers[place] = numbers.GetValueOrDefault(place) - value;
            var hand = Hand(pair);
            for (var k = 0; k < hand.Length; k++)
                if (scales[k] > 0) numbers[terms.Count + k] = FeatureScale * hand[k] / scales[k];
            return new SparseRow([.. numbers.Keys], [.. numbers.Values]);
        }

        private static double[] Hand(HeadlinePair pair) => [.. HandFeatures.Of(pair.A).Zip(HandFeatures.Of(pair.B), (a, b) => a - b)];
    }
}
