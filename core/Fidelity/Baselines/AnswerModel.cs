namespace Twins.Core.Fidelity.Baselines;

/// <summary>
/// A way to predict what a person answers without any language model: what a twin has to beat. Learnt from other people's
/// answers; it sees everything of the person but the answer itself.
/// </summary>
/// <param name="Name">As in reports.</param>
/// <param name="Learn">
/// From a table, the column to predict and the people to learn from, a function that gives any person of the table a
/// distribution over the column's K possibilities.
/// </param>
public sealed record AnswerModel(string Name, Func<AnswerTable, int, int[], Func<int, double[]>> Learn)
{
    /// <summary>Fewer answers to learn from than this teach less than they mislead.</summary>
    private const int LeastAnswers = 30;

    /// <summary>Every possibility alike: what is right by luck.</summary>
    public static AnswerModel Random { get; } = new("random", (table, column, _) =>
    {
        var uniform = Distributions.Uniform(table.Columns[column].Possibilities);
        return _ => uniform;
    });

    /// <summary>Everybody answers as people do on average; its most likely answer is the majority's.</summary>
    public static AnswerModel Marginal { get; } = new("marginal", (table, column, people) =>
    {
        var shares = Known(table, column, people);
        return _ => shares;
    });

    /// <summary>Regularised regression on categories of people only: what is known without asking them anything.</summary>
    /// <param name="categories">Columns such as age group and gender.</param>
    public static AnswerModel Demographic(int[] categories) =>
        new("demographics", (table, column, people) => Regression(table, column, people, [.. categories.Where(c => c != column)]));

    /// <summary>The answers of the people whose other answers are most alike; see <see cref="NearestNeighbours"/>.</summary>
    public static AnswerModel Neighbours { get; } = new("nearest neighbours", (table, column, people) =>
    {
        Known(table, column, people);
        return new NearestNeighbours(table, column, people).Predict;
    });

    /// <summary>Regularised regression on all other answers and categories; see <see cref="RidgeLogit"/>.</summary>
    public static AnswerModel AllAnswers { get; } =
        new("regression on all answers", (table, column, people) => Regression(table, column, people, [.. Enumerable.Range(0, table.Columns.Count).Where(c => c != column)]));

    private static double[] Known(AnswerTable table, int column, int[] people)
    {
        Assume.AtLeast(LeastAnswers, table.Answering(column, people).Length, $"answers to learn column {column} from");
        return table.Columns[column].Shares(people)!;
    }

    private static Func<int, double[]> Regression(AnswerTable table, int column, int[] people, int[] predictors)
    {
        Known(table, column, people);
        var answering = table.Answering(column, people);
        var features = new AnswerFeatures(table, predictors, people);
        var model = RidgeLogit.Fit([.. answering.Select(features.Of)], [.. answering.Select(p => table.Columns[column].Levels[p])], features.Width, table.Columns[column].Possibilities);
        return person => model.Predict(features.Of(person));
    }
}
