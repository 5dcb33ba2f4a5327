using Twins.Core.Studies.Questions;

namespace Twins.Core.Respondents.Model;

/// <summary>The statements that a free answer is held against: the author's, or six sets made from the labels.</summary>
internal static class Anchors
{
    private static readonly Func<string, string>[] Templates =
    [
        label => $"My answer is: {label}.",
        label => $"I would say \"{label}\".",
        label => $"If I had to choose, I would pick: {label}.",
        label => $"Honestly, {label}.",
        label => $"Thinking it over, what fits me is: {label}.",
        label => $"{label} is how I feel about it.",
    ];

    public static IReadOnlyList<IReadOnlyList<string>> Of(RatingQuestion question)
    {
        if (question.Anchors.Count > 0) return question.Anchors;
        var labels = question.Possibilities.Select(p => p.Label.Length > 0 ? p.Label : Between(question, p)).ToList();
        return [.. Templates.Select(template => labels.ConvertAll(label => template(label)))];
    }

    private static string Between(RatingQuestion question, Option point) =>
        $"{point.Id} on a scale from {question.First} ({question.Possibilities[0].Label}) to {question.Last} ({question.Possibilities[^1].Label})";
}
