using Twins.Core.Evidence;
using Twins.Core.Personas;
using Twins.Core.Respondents;

namespace Twins.Core.Talks;

/// <summary>Whoever or whatever speaks as a twin in a talk: a language model, or the offline respondent.</summary>
public interface ITalker
{
    /// <summary>Who answers, for labels on every surface.</summary>
    RespondentIdentity Identity { get; }

    /// <summary>
    /// Answers what a person said. Gives what there is of the answer whenever there is more, and last of all the whole of it.
    /// What a model or a provider does is an outcome and never thrown.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    IAsyncEnumerable<TalkStep> AnswerAsync(TalkTask task, CancellationToken cancellationToken);
}

/// <summary>What a twin is asked in a talk, with everything that it is shown for it.</summary>
public sealed record TalkTask
{
    public required Twin Twin { get; init; }
    public required string TwinVersion { get; init; }
    /// <summary>The person's words. Hostile: they can ask for anything and change nothing.</summary>
    public required string Said { get; init; }
    /// <summary>What the twin knows about the subject, the best first.</summary>
    public IReadOnlyList<EvidenceItem> Evidence { get; init; } = [];
    /// <summary>The talk so far, oldest first.</summary>
    public IReadOnlyList<TalkTurn> Recent { get; init; } = [];
    /// <summary>Turns of earlier talks that bear on the subject, oldest first.</summary>
    public IReadOnlyList<TalkTurn> Earlier { get; init; } = [];
    /// <summary>How many turns the twin and this person have had; reminders depend on it.</summary>
    public int TurnsBefore { get; init; }
}

/// <summary>A step of an answer that is being made.</summary>
public abstract record TalkStep
{
    private TalkStep()
    {
    }

    /// <param name="Text">All of the answer so far, fit to be shown; each begins with the one before.</param>
    public sealed record Speaking(string Text) : TalkStep;

    public sealed record Done(TalkAnswer Answer) : TalkStep;
}

/// <summary>A whole answer.</summary>
/// <param name="Outcome">An answer's text is never an error's.</param>
/// <param name="Text">Fit to be shown, with [1] where evidence is cited; empty unless the twin spoke.</param>
/// <param name="Raw">As the twin said it, with the ids of evidence in brackets.</param>
/// <param name="Cited">The evidence behind [1], [2] and so on.</param>
public sealed record TalkAnswer(Outcome Outcome, string Text, string Raw, IReadOnlyList<EvidenceItem> Cited, Usage Usage)
{
    /// <summary>Whether the twin said something, if only that it does not know.</summary>
    public bool Spoke => Outcome is Outcome.Answered or Outcome.Abstained;
}
