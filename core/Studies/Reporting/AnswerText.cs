using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Studies.Reporting;

/// <summary>An answer as a line of <c>answers.csv</c> shows it.</summary>
internal static class AnswerText
{
    private static readonly Dictionary<Type, string> Kinds = typeof(Question)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    /// <summary>The question's kind as written in a campaign.</summary>
    public static string Kind(Question question) => Kinds[question.GetType()];

    /// <summary>
    /// The number of a rating (its expectation where the answer is a distribution), the likeliest option's id, the ids
    /// picked, the ids best first, the text, or the parts of a compound answer.
    /// </summary>
    public static string Value(Question question, Answer answer, Presentation presentation) => answer switch
    {
        CategoricalAnswer a when question is RatingQuestion rating => Number(a.Mean(rating.Possibilities)),
        CategoricalAnswer a => Ids(question)[a.Probabilities.Index().MaxBy(p => p.Item).Index],
        SelectionAnswer a => string.Join(" | ", a.Picked.Index().Where(p => p.Item >= 0.5).Select(p => Ids(question)[p.Index])),
        RankingAnswer a => string.Join(" > ", a.Order.Select(i => Ids(question)[i])),
        NumberAnswer a => Number(a.Value),
        TextAnswer a => a.Text,
        CompoundAnswer a when question is CompoundQuestion compound => CompoundAnswerText.Of(compound, a, presentation.Version(compound.Versions)),
        _ => throw new ArgumentException($"'{question.Id}' has an answer of a kind that answers.csv does not know.", nameof(answer)),
    };

    /// <summary>Such as "1:0.1 2:0.9"; empty for answers that are no distribution.</summary>
    public static string Probabilities(Question question, Answer answer) => answer switch
    {
        CategoricalAnswer a => Pairs(question, a.Probabilities),
        SelectionAnswer a => Pairs(question, a.Picked),
        _ => "",
    };

    /// <summary>True where <see cref="Value"/> is a number, whose minus sign is no formula.</summary>
    public static bool IsNumber(Question question, Answer answer) => answer is NumberAnswer || (answer is CategoricalAnswer && question is RatingQuestion);

    private static string Pairs(Question question, IReadOnlyList<double> p) => string.Join(' ', p.Select((share, i) => $"{Ids(question)[i]}:{share.ToString("0.####", CultureInfo.InvariantCulture)}"));

    // Fifteen digits hide the dust of binary fractions (0.1 + 0.2) and lose nothing that was answered.
    private static string Number(double value) => value.ToString("G15", CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Ids(Question question) => question switch
    {
        CategoricalQuestion q => [.. q.Possibilities.Select(o => o.Id)],
        MultipleChoiceQuestion q => [.. q.Possibilities.Select(o => o.Id)],
        RankQuestion q => [.. q.Possibilities.Select(o => o.Id)],
        _ => [],
    };
}
