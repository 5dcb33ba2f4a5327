using Twins.Core.Studies.Questions;

namespace Twins.Core.Personas.Change.Watching.Challenges;

/// <summary>
/// One score for each person: minus the mean over its questions of how far its twin was off, from 0 for no error to −1 for the
/// widest one. Ratings and numbers: |mean answer − person| / range. Choices without order: the share of answers that are not the
/// person's. NaN where there is nothing to score.
/// </summary>
internal static class PersonScores
{
    /// <param name="answers">By twin, then by question.</param>
    /// <param name="skip">Questions that a twin may not be scored on.</param>
    public static double[] Of(Panel panel, QuestionSet set, PeopleTruth truth, IReadOnlyList<IReadOnlyList<IReadOnlyList<Answer>>> answers, Func<Twin, Question, bool> skip) =>
        [.. panel.Members.Select((m, i) => !truth.Answers.TryGetValue(m.Twin.Id, out var person) ? double.NaN
            : set.Questions.Select((q, k) => person.TryGetValue(q.Id, out var said) && answers[i][k].Count > 0 && !skip(m.Twin, q) ? -Error(q, answers[i][k], said) : double.NaN).Where(e => !double.IsNaN(e)).DefaultIfEmpty(double.NaN).Average())];

    private static double Error(Question question, IReadOnlyList<Answer> answers, double said) => question switch
    {
        NumericQuestion number => Math.Min(1, Math.Abs(answers.Cast<NumberAnswer>().Average(a => a.Value) - said) / (double)(number.Max! - number.Min!)),
        CategoricalQuestion { Ordinal: true, Possibilities: var points } => Math.Abs(answers.Cast<CategoricalAnswer>().Average(a => a.Mean(points)) - points[(int)said].Value) / (points[^1].Value - points[0].Value),
        _ => 1 - answers.Cast<CategoricalAnswer>().Average(a => a.Probabilities[(int)said]),
    };
}
