using MathNet.Numerics.Random;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Baselines;
using Twins.Core.Validations.Checks;

namespace Twins.Core.Validations.Answers;

/// <summary>What needs no twin: predictions of every judged person's answers, learnt from other people.</summary>
/// <param name="Means">Per item and person, with the least squared error; NaN where nobody is judged.</param>
/// <param name="Middles">With the least absolute error.</param>
internal sealed record AnswerPrediction(string Name, double[][] Means, double[][] Middles)
{
    /// <summary>The same for everybody, so that it orders nobody.</summary>
    public bool IsConstant => Name == AnswerModel.Marginal.Name;

    /// <summary>Dice are shown, but to beat them is nothing.</summary>
    public bool IsDice => Name == AnswerModel.Random.Name;
}

internal static class AnswerBaselines
{
    /// <summary>People² × predictors × items beyond which the most similar people take many minutes to find.</summary>
    private const double MostWork = 2e9;

    private const int LeastItems = 3;

    /// <param name="notes">Gets what was left out.</param>
    public static IReadOnlyList<AnswerPrediction> Of(PairedAnswers answers, AnswersCheck check, ValidationRun run, List<string> notes)
    {
        AnswerLevels[] levels = [.. answers.Items.Select(i => new AnswerLevels(i))];
        var tables = new PredictorTables(answers, [.. levels.Select(l => l.Column)]);
        return [Dice(levels, answers, run.Plan.Seed), .. Models(answers, check.Baselines, notes).Select(m => Predict(m, tables, levels, answers, done => run.Working($"{check.Id}: {m.Name}", done, levels.Length))).OfType<AnswerPrediction>()];
    }

    private static IEnumerable<AnswerModel> Models(PairedAnswers answers, IReadOnlyList<AnswerBaseline> wanted, List<string> notes)
    {
        var items = answers.Items.Count;
        yield return AnswerModel.Marginal;
        if (answers.Demographics.Count > 0 && Wants(AnswerBaseline.Demographics)) yield return AnswerModel.Demographic([.. Enumerable.Range(1, answers.Demographics.Count)]);
        if (items < LeastItems) yield break;
        if (items > PredictorTables.Most) notes.Add($"Baselines predict each item from the {PredictorTables.Most} others that go with it most closely among the learners.");
        var heavy = (double)answers.People.Count * answers.People.Count * Math.Min(items, PredictorTables.Most) * items > MostWork;
        if (heavy && wanted.Count is 0) notes.Add("The most similar people of each would take long to find and were left out; name 'neighbours' in 'baselines' to have them.");
        if (heavy ? wanted.Contains(AnswerBaseline.Neighbours) : Wants(AnswerBaseline.Neighbours)) yield return AnswerModel.Neighbours;
        if (Wants(AnswerBaseline.AllAnswers)) yield return AnswerModel.AllAnswers;

        bool Wants(AnswerBaseline one) => wanted.Count is 0 || wanted.Contains(one);
    }

    /// <summary>One of the levels for each person, all alike likely.</summary>
    private static AnswerPrediction Dice(AnswerLevels[] levels, PairedAnswers answers, int seed)
    {
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        var thrown = Empty(answers);
        for (var k = 0; k < levels.Length; k++)
        {
            double[] values = [.. levels[k].Values([.. Enumerable.Range(0, answers.People.Count)]).Where(v => !double.IsNaN(v))];
            foreach (var i in answers.Judged) thrown[k][i] = values[chance.Next(values.Length)];
        }
        return new AnswerPrediction(AnswerModel.Random.Name, thrown, thrown);
    }

    /// <returns>Null where too few people answered to learn anything.</returns>
    private static AnswerPrediction? Predict(AnswerModel model, PredictorTables tables, AnswerLevels[] levels, PairedAnswers answers, Action<int> tell)
    {
        double[][] means = Empty(answers), middles = Empty(answers);
        var learnt = new bool[levels.Length];
        var done = 0;
        Parallel.For(0, levels.Length, k =>
        {
            foreach (var part in answers.Parts)
            {
                if (Learn(model, tables.For(k, part.Learners), part.Learners) is not var (predict, own)) continue;
                learnt[k] |= own;
                var values = levels[k].Values(part.Learners);
                foreach (var i in part.Judged) (means[k][i], middles[k][i]) = predict(i) is var p ? (levels[k].Predict(p, values, middle: false), levels[k].Predict(p, values, middle: true)) : default;
            }
            tell(Interlocked.Increment(ref done));
        });
        return Array.Exists(learnt, l => l) ? new AnswerPrediction(model.Name, means, middles) : null;
    }

    /// <summary>Where a model has too few people, everybody's distribution stands in, and where even that has too few, nothing.</summary>
    private static (Func<int, double[]> Predict, bool IsOwn)? Learn(AnswerModel model, AnswerTable table, int[] learners)
    {
        try
        {
            return (model.Learn(table, 0, learners), true);
        }
        catch (AssumptionException)
        {
            return table.Columns[0].Shares(learners) is { } shares ? (_ => shares, model == AnswerModel.Marginal) : null;
        }
    }

    private static double[][] Empty(PairedAnswers answers) => [.. answers.Items.Select(_ => Enumerable.Repeat(double.NaN, answers.People.Count).ToArray())];
}
