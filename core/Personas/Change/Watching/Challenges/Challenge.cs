using Twins.Core.Fidelity.Comparisons;
using Twins.Core.Personas.Linting;
using Twins.Core.Respondents;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Personas.Change.Watching.Challenges;

/// <summary>Whether a challenger is fit to follow the champion.</summary>
public enum ChallengeVerdict
{
    /// <summary>Shown to be no more than the margin worse.</summary>
    Passes,
    /// <summary>Shown to be worse by more than the margin.</summary>
    Fails,
    /// <summary>Neither is shown; keep the champion.</summary>
    Undecided,
    /// <summary>Fewer than ten people could be scored.</summary>
    TooFew,
}

/// <summary>Champion and challenger scored on the same people.</summary>
/// <param name="Result">Null where there are too few people.</param>
/// <param name="Challengers">How many were held against these people so far, this one included: the interval is at 1 − .05 / this.</param>
/// <param name="LeftOut">Twins that stand for a person and may not be scored, each with the reason.</param>
public sealed record Challenge(string Champion, string Challenger, double Margin, int Challengers, NonInferiority? Result, double ChampionError, double ChallengerError, IReadOnlyList<string> LeftOut)
{
    private const int FewestPeople = 10;

    /// <summary>Shorter questions may stand in a text by chance.</summary>
    private const int ShortestQuestion = 15;

    public ChallengeVerdict Verdict => Result is not { } r ? ChallengeVerdict.TooFew : r.Holds ? ChallengeVerdict.Passes : r.IsWorse ? ChallengeVerdict.Fails : ChallengeVerdict.Undecided;

    /// <param name="champion">By twin, then by question.</param>
    /// <param name="challenger">By the same.</param>
    public static Challenge Of(Panel panel, QuestionSet set, PeopleTruth truth, ChallengeEntry gate, (RespondentIdentity Identity, IReadOnlyList<IReadOnlyList<IReadOnlyList<Answer>>> Answers) champion, (RespondentIdentity Identity, IReadOnlyList<IReadOnlyList<IReadOnlyList<Answer>>> Answers) challenger)
    {
        double[] old = PersonScores.Of(panel, set, truth, champion.Answers, Learnt), now = PersonScores.Of(panel, set, truth, challenger.Answers, Learnt);
        int[] both = [.. Enumerable.Range(0, old.Length).Where(i => !double.IsNaN(old[i]) && !double.IsNaN(now[i]))];
        NonInferiority? result = both.Length < FewestPeople ? null : NonInferiority.Of(old, now, gate.Margin, 1 - (.05 / gate.Challengers.Count));
        double Error(double[] scores) => both.Length is 0 ? double.NaN : -both.Average(i => scores[i]);
        string[] left = [.. panel.Members.Where(m => truth.Answers.ContainsKey(m.Twin.Id)).SelectMany(m => set.Questions.Where(q => PeopleTruth.Takes(q) && Learnt(m.Twin, q)).Take(1).Select(q => m.Twin.Tuned is not null ? $"{m.Twin.Id}: answers by a model that was tuned on it" : $"{m.Twin.Id}: its own texts hold the question “{Statements.Shown(q.Text)}”"))];
        return new Challenge(champion.Identity.Name, challenger.Identity.Name, gate.Margin, gate.Challengers.Count, result, Error(old), Error(now), left);
    }

    /// <summary>What a twin was made or tuned from says nothing about how it answers.</summary>
    private static bool Learnt(Twin twin, Question question) =>
        twin.Tuned is not null || (question.Text.Trim().TrimEnd('?', '.').Length >= ShortestQuestion && TwinTexts.Of(twin).Any(t => t.Text.Contains(question.Text.Trim().TrimEnd('?', '.'), StringComparison.OrdinalIgnoreCase)));
}
