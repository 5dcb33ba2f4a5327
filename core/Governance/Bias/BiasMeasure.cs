using Twins.Core.Respondents;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Governance.Bias;

/// <summary>What is read from the answers to one question: a rating's points, or the share that says yes or takes one option.</summary>
/// <param name="Option">The place of an option of a single choice, each of which is read by itself; null for ratings and yes or no.</param>
public sealed record BiasMeasure(CategoricalQuestion Question, int? Option)
{
    /// <summary>A single choice among more options than this would be a test for each of hundreds.</summary>
    private const int MostOptions = 12;

    public bool IsRating => Question is RatingQuestion;

    /// <summary>Such as "intent" or "reaction = annoyed".</summary>
    public string Name => Option is { } k ? $"{Question.Id} = {Question.Possibilities[k].Id}" : Question.Id;

    /// <summary>What counts as favourable, in words.</summary>
    public string Favourable => Option is { } k ? $"takes “{Question.Possibilities[k].Label}”" : Question is YesNoQuestion ? "says yes" : $"answers {string.Join(" or ", Question.Possibilities.TakeLast(Question.TopBox).Select(p => p.Id))} of {Question.Possibilities[^1].Id}";

    /// <summary>Every measure of a campaign.</summary>
    /// <param name="leftOut">Questions that have none, each with the reason.</param>
    public static IReadOnlyList<BiasMeasure> Of(Campaign campaign, out IReadOnlyList<string> leftOut)
    {
        var (measures, without) = (new List<BiasMeasure>(), new List<string>());
        foreach (var question in campaign.Questions)
        {
            switch (question)
            {
                case SingleChoiceQuestion { Options.Count: > MostOptions } wide: without.Add($"'{wide.Id}' has {wide.Options.Count} options; a single choice is examined up to {MostOptions}."); break;
                case SingleChoiceQuestion choice: measures.AddRange(choice.Options.Select((_, k) => new BiasMeasure(choice, k))); break;
                case CategoricalQuestion categorical: measures.Add(new BiasMeasure(categorical, null)); break;
                default: without.Add($"'{question.Id}' is no rating, no yes or no and no single choice."); break;
            }
        }
        leftOut = without;
        return measures;
    }

    /// <summary>The answer as a number, and how far it is favourable (0 to 1); null where there is none.</summary>
    public (double Score, double Favour)? Read(Outcome outcome)
    {
        if (outcome is not Outcome.Answered { Answer: CategoricalAnswer { Probabilities: var p } } || p.Count != Question.Possibilities.Count) return null;
        if (Option is { } k) return (p[k], p[k]);
        double score = 0, favour = 0;
        for (var i = 0; i < p.Count; i++)
        {
            score += p[i] * Question.Possibilities[i].Value;
            if (i >= p.Count - Question.TopBox) favour += p[i];
        }
        return (score, Math.Clamp(favour, 0, 1));
    }
}
