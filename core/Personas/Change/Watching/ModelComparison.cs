using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Comparisons;
using Twins.Core.Fidelity.Fairness;
using Twins.Core.Respondents;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Personas.Change.Watching;

/// <summary>
/// Two respondents on the same twins and questions, in the same orders and wordings: what changes when the model is changed.
/// </summary>
/// <param name="Verdict">The worst of the questions'.</param>
/// <param name="NotCompared">Ids of questions whose answers have no distribution, such as open ones.</param>
public sealed record ModelComparison(string Before, string After, int Twins, IReadOnlyList<ModelShift> Questions, DriftVerdict Verdict, IReadOnlyList<string> NotCompared)
{
    /// <param name="before">By twin, then by question.</param>
    /// <param name="after">By the same twins.</param>
    public static ModelComparison Of(QuestionSet set, RespondentIdentity old, RespondentIdentity now, IReadOnlyList<IReadOnlyList<IReadOnlyList<Answer>>> before, IReadOnlyList<IReadOnlyList<IReadOnlyList<Answer>>> after)
    {
        var vary = old.IsLanguageModel || now.IsLanguageModel;
        var compared = set.Questions.Select((q, i) => (Question: q, At: i, Drift: QuestionShift.Of(q, [.. before.SelectMany(t => t[i])], [.. after.SelectMany(t => t[i])], vary))).ToList();
        var told = compared.Where(c => c.Drift is not null).Select(c => (c.Drift, Pairs: Pairs(c.Question, c.At, before, after))).ToList();
        var paired = told.Select(t => t.Pairs.Select(p => p.Respondent).Distinct().Count() >= RepeatedSwap.Fewest ? RepeatedSwap.Of(t.Pairs, 1) : (RepeatedSwap?)null).ToList();
        double[] chances = [.. paired.OfType<RepeatedSwap>().Select(p => p.Chance)];
        var adjusted = new Queue<double>(chances.Length > 0 ? MultipleTests.Holm(chances) : []);
        var shifts = told.Zip(paired, (t, p) => new ModelShift(t.Drift!, p?.Shift, p?.ShiftInterval, p is null ? null : adjusted.Dequeue(), p?.Respondents ?? 0)).ToList();
        return new ModelComparison(old.Name, now.Name, before.Count, shifts, DriftVerdicts.Worst([.. shifts.Select(s => s.Verdict)]), [.. compared.Where(c => c.Drift is null).Select(c => c.Question.Id)]);
    }

    private static List<SwapPair> Pairs(Question question, int at, IReadOnlyList<IReadOnlyList<IReadOnlyList<Answer>>> before, IReadOnlyList<IReadOnlyList<IReadOnlyList<Answer>>> after) =>
        [.. before.Select((t, i) => (Twin: i, Before: Mean(question, t[at]), After: Mean(question, after[i][at]))).Where(x => x.Before is not null && x.After is not null).Select(x => new SwapPair(x.Twin, x.Before!.Value, x.After!.Value, false))];

    /// <summary>A twin's mean answer as a number; null where it has none.</summary>
    private static double? Mean(Question question, IReadOnlyList<Answer> answers) => answers.Count is 0 ? null : question switch
    {
        NumericQuestion => answers.Cast<NumberAnswer>().Average(a => a.Value),
        CategoricalQuestion { Ordinal: true } rating => answers.Cast<CategoricalAnswer>().Average(a => a.Mean(rating.Possibilities)),
        _ => null,
    };
}

/// <summary>How far one question's answers moved with the model.</summary>
/// <param name="Drift">Of all answers together.</param>
/// <param name="Shift">Mean over twins of after − before, each twin with itself; null for choices without order and for fewer than ten twins.</param>
/// <param name="Adjusted">p of that shift, by sign flips over twins and Holm over questions.</param>
public sealed record ModelShift(QuestionDrift Drift, double? Shift, Interval? Interval, double? Adjusted, int Twins)
{
    private const double Level = .05;

    /// <summary>The distribution's; where that is too coarse or too few to tell and the same twins moved together, to be watched.</summary>
    public DriftVerdict Verdict => Drift.Verdict is DriftVerdict.Stable or DriftVerdict.TooFew && Adjusted < Level ? DriftVerdict.Watch : Drift.Verdict;
}
