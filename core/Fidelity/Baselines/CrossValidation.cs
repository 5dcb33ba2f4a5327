using MathNet.Numerics.Random;
using Twins.Core.Fidelity.Accuracy;

namespace Twins.Core.Fidelity.Baselines;

/// <summary>How well a model predicts answers of people that it did not learn from.</summary>
/// <param name="Accuracy">The share of answers that are the most likely one; where several are, by luck.</param>
/// <param name="Correlation">
/// Pearson's r of the answer with the mean of its predicted distribution, over people; null where columns have no order or
/// predictions do not vary.
/// </param>
/// <param name="SpreadRatio">SD of the most likely answers over SD of the answers; null where columns have no order.</param>
/// <param name="LogLoss">Mean −ln of the probability of the answer, in nats.</param>
/// <param name="People">n who answered.</param>
public readonly record struct CrossValidation(double Accuracy, double? Correlation, double? SpreadRatio, double LogLoss, int People)
{
    /// <summary>
    /// Learns from all people but one fold, predicts that fold, and so on in turn. People are shuffled by the seed; a person
    /// is in the same fold for every column.
    /// </summary>
    /// <param name="column">To predict.</param>
    /// <param name="folds">At least 2; 5 is usual.</param>
    /// <exception cref="AssumptionException">More folds than people, or too few answers for the model.</exception>
    public static CrossValidation Of(AnswerModel model, AnswerTable table, int column, int folds, int seed)
    {
        Assume.AtLeast(2, folds, "folds");
        Assume.AtLeast(folds, table.People, "people");
        var place = Folds(table.People, folds, seed);
        var predicted = new double[]?[table.People];
        for (var fold = 0; fold < folds; fold++)
        {
            var predict = model.Learn(table, column, [.. Enumerable.Range(0, table.People).Where(i => place[i] != fold)]);
            for (var i = 0; i < place.Length; i++)
                if (place[i] == fold && table.Columns[column].Has(i)) predicted[i] = predict(i);
        }
        return Judge(table.Columns[column], predicted, seed);
    }

    private static CrossValidation Judge(AnswerColumn column, double[]?[] predicted, int seed)
    {
        int[] people = [.. Enumerable.Range(0, predicted.Length).Where(i => predicted[i] is not null)];
        double[] levels = [.. Enumerable.Range(0, column.Possibilities).Select(l => (double)l)], answers = [.. people.Select(i => (double)column.Levels[i])];
        var luck = new Xoshiro256StarStar(seed, threadSafe: false);
        double[] picks = [.. people.Select(i => (double)Pick(predicted[i]!, luck))];
        var accuracy = people.Average(i => Right(predicted[i]!, column.Levels[i]));
        var loss = people.Average(i => -Math.Log(Math.Max(predicted[i]![column.Levels[i]], 1e-300)));
        if (!column.IsOrdered) return new CrossValidation(accuracy, null, null, loss, people.Length);
        var means = PairedSums.Of(answers, [.. people.Select(i => Distributions.Mean(predicted[i]!, levels))]);
        return new CrossValidation(accuracy, means.Correlation, PairedSums.Of(answers, picks).SpreadRatio, loss, people.Length);
    }

    private static double Right(double[] p, int answer) => p[answer] == p.Max() ? 1.0 / p.Count(share => share == p.Max()) : 0;

    private static int Pick(double[] p, Xoshiro256StarStar luck)
    {
        int[] likely = [.. Enumerable.Range(0, p.Length).Where(k => p[k] == p.Max())];
        return likely[luck.Next(likely.Length)];
    }

    private static int[] Folds(int people, int folds, int seed)
    {
        int[] place = [.. Enumerable.Range(0, people).Select(i => i % folds)];
        new Xoshiro256StarStar(seed, threadSafe: false).Shuffle(place);
        return place;
    }
}
