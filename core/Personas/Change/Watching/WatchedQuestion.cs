using Twins.Core.Fidelity;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Personas.Change.Watching;

/// <summary>What a panel answered to one question in one run: each twin counts once, whatever its weight.</summary>
/// <param name="Shares">Over the possibilities, in their order; null for numbers.</param>
/// <param name="Mean">Of ratings, yes or no (the share of yes) and numbers; null for choices without order.</param>
/// <param name="Within">
/// The standard deviation of a twin's answers to the same question, pooled over twins that answered at least twice: of the number
/// for ratings and numbers, of each possibility's share for choices without order. Empty where nobody answered twice.
/// </param>
/// <param name="Spread">The standard deviation over twins of the number; null where there is none.</param>
public sealed record WatchedQuestion(string Id, int Twins, int Answers, IReadOnlyList<double>? Shares, double? Mean, IReadOnlyList<double> Within, double? Spread)
{
    /// <summary>Whether a question of this kind can be watched.</summary>
    public static bool Takes(Question question) => question is CategoricalQuestion or NumericQuestion;

    /// <param name="twins">Per twin its answers; twins without any take no part.</param>
    public static WatchedQuestion Of(Question question, IEnumerable<IReadOnlyList<Answer>> twins)
    {
        var answered = twins.Where(t => t.Count > 0).ToList();
        var count = answered.Sum(t => t.Count);
        if (question is not CategoricalQuestion choice)
        {
            double[][] numbers = [.. answered.Select(t => t.Cast<NumberAnswer>().Select(a => a.Value).ToArray())];
            return new WatchedQuestion(question.Id, answered.Count, count, null, Average(numbers), Deviation(numbers) is { } w ? [w] : [], Spreads(numbers));
        }
        CategoricalAnswer[][] rows = [.. answered.Select(t => t.Cast<CategoricalAnswer>().ToArray())];
        double[]? shares = rows.Length is 0 ? null : Distributions.Normalise([.. Enumerable.Range(0, choice.Possibilities.Count).Select(k => rows.Average(t => t.Average(a => a.Probabilities[k])))]);
        if (!choice.Ordinal)
            return new WatchedQuestion(question.Id, answered.Count, count, shares, null, [.. Enumerable.Range(0, choice.Possibilities.Count).Select(k => Deviation([.. rows.Select(t => t.Select(a => a.Probabilities[k]).ToArray())])).OfType<double>()], null);
        double[][] scores = [.. rows.Select(t => t.Select(a => a.Mean(choice.Possibilities)).ToArray())];
        return new WatchedQuestion(question.Id, answered.Count, count, shares, Average(scores), Deviation(scores) is { } within ? [within] : [], Spreads(scores));
    }

    private static double? Average(double[][] twins) => twins.Length is 0 ? null : twins.Average(t => t.Average());

    private static double? Spreads(double[][] twins)
    {
        if (twins.Length < 2) return null;
        double[] means = [.. twins.Select(t => t.Average())];
        var mean = means.Average();
        return Math.Sqrt(means.Sum(m => (m - mean) * (m - mean)) / (means.Length - 1));
    }

    private static double? Deviation(double[][] twins)
    {
        double squares = 0;
        var freedom = 0;
        foreach (var twin in twins.Where(t => t.Length > 1))
        {
            var mean = twin.Average();
            squares += twin.Sum(v => (v - mean) * (v - mean));
            freedom += twin.Length - 1;
        }
        return freedom is 0 ? null : Math.Sqrt(squares / freedom);
    }
}
