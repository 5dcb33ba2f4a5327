using Twins.Core.Personas;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Respondents.Offline.Answers.Compound;

/// <summary>Choices by what the levels mean to the twin, less what the price means to its purse.</summary>
internal static class ConjointAnswers
{
    /// <summary>What a price above the twin's own limit costs in utility.</summary>
    private const double OverLimit = 2;

    public static Answer? Of(ConjointQuestion question, QuestionReading reading, Reader reader)
    {
        if (OptionAnswers.Stands(reading, reader) is not { } stands) return null;
        var luck = new Luck(reader.Name, question.Id);
        var version = reader.Presentation.Version(question.Versions);
        var limit = NumberAnswers.OwnLimit(reading, reader.Twin);
        return new CompoundAnswer([.. ConjointTasks.Of(question)[version].Select((task, t) =>
        {
            var utilities = task.Select(product => Utility(question, product, stands, reader.Twin.Price, limit));
            return (double)luck.Choose($"{version} {t}", question.None is null ? [.. utilities] : [.. utilities, 0]);
        })]);
    }

    private static double Utility(ConjointQuestion question, int[] product, double[] stands, PriceAttitude purse, double? limit)
    {
        var sum = 0.0;
        var first = 0;
        for (var p = 0; p < product.Length; p++)
        {
            var part = question.Parts[p];
            if (part.IsPrice) sum -= Cost(part.Prices, part.Prices[product[p]], purse, limit);
            else
            {
                sum += stands[first + product[p]];
                first += part.Levels.Count;
            }
        }
        return sum;
    }

    /// <summary>From one end of the prices to the other, as much as the twin minds them.</summary>
    private static double Cost(IReadOnlyList<double> prices, double price, PriceAttitude purse, double? limit) =>
        ((price - prices[0]) / (prices[^1] - prices[0]) * purse switch
        {
            PriceAttitude.Indifferent => 0.4,
            PriceAttitude.Aware => 1.3,
            PriceAttitude.Sensitive => 2.2,
            PriceAttitude.VerySensitive => 3,
            _ => 1,
        }) + (price > limit ? OverLimit : 0);
}
