using Twins.Core.Fidelity.Accuracy;
using Twins.Core.Fidelity.Baselines;

namespace Twins.Bench.Surveys;

/// <summary>EV1: predicting a person's answers from their other answers, without any language model. What a twin has to beat.</summary>
public static class SurveyBenchmark
{
    private const int Folds = 5, Seed = 1;
    private const double Gate = .50;

    private static readonly Dictionary<string, string> Reference = new()
    {
        [AnswerModel.Random.Name] = ".204 / 0 / 1.62",
        [AnswerModel.Marginal.Name] = ".432 / – / .07",
        [AnswerModel.Demographic([]).Name] = ".427 / .09 / .51",
        [AnswerModel.Neighbours.Name] = ".495 / .47 / .55",
        [AnswerModel.AllAnswers.Name] = ".504 / .51 / .65",
    };

    /// <returns>0, 1 when the gate is missed, 2 when the file cannot be used.</returns>
    public static int Run(string? path, TextWriter @out)
    {
        try
        {
            var survey = FoodSurvey.Read(path ?? SharedData.Find("survey", "food_world_cup.csv"));
            var results = Judge(survey);
            Write(survey, results, @out);
            var reached = results[^1].Correlation >= Gate;
            @out.WriteLine();
            @out.WriteLine($"Gate: r of the regression on all answers at least {Gate:0.00}: {results[^1].Correlation:0.000}, {(reached ? "reached" : "missed")}.");
            return reached ? 0 : 1;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            @out.WriteLine(e.Message);
            return 2;
        }
    }

    internal static SurveyResult[] Judge(FoodSurvey survey)
    {
        AnswerModel[] models = [AnswerModel.Random, AnswerModel.Marginal, AnswerModel.Demographic(survey.Categories), AnswerModel.Neighbours, AnswerModel.AllAnswers];
        var results = new SurveyResult[models.Length];
        Parallel.For(0, models.Length, m =>
        {
            CrossValidation[] items = [.. survey.Items.Select(i => CrossValidation.Of(models[m], survey.Table, i, Folds, Seed))];
            results[m] = new SurveyResult(models[m].Name, items.Average(i => i.Accuracy), Mean(items), items.Average(i => i.SpreadRatio ?? 0), items.Average(i => i.LogLoss));
        });
        return results;
    }

    /// <summary>Through Fisher's z, over the items that have a correlation.</summary>
    private static double? Mean(CrossValidation[] items)
    {
        double[] known = [.. items.Select(i => i.Correlation).OfType<double>()];
        return known.Length is 0 ? null : Correlations.FisherMean(known);
    }

    private static void Write(FoodSurvey survey, SurveyResult[] results, TextWriter @out)
    {
        @out.WriteLine($"{survey.Table.People:N0} people, the {survey.Items.Length} cuisines that most of them rated, 5 points, {Folds} folds over people. Means over items.");
        @out.WriteLine("Accuracy: the most likely answer is the answer. r: the answer with the mean of its predicted distribution, averaged through Fisher's z. SD ratio: of most likely answers to answers. Log loss in nats; ln 5 = 1.609 knows nothing.");
        @out.WriteLine();
        @out.WriteLine("| model | accuracy | r | SD ratio | log loss | reference: accuracy / r / SD ratio |");
        @out.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var r in results) @out.WriteLine($"| {r.Model} | {r.Accuracy:0.000} | {r.Correlation?.ToString("0.000") ?? "–"} | {r.SpreadRatio:0.00} | {r.LogLoss:0.000} | {Reference[r.Model]} |");
    }
}

public sealed record SurveyResult(string Model, double Accuracy, double? Correlation, double SpreadRatio, double LogLoss);
