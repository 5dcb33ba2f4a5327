using Twins.Core.Studies.Questions;

namespace Twins.Core.Respondents;

/// <summary>What became of one question put to one twin: a closed set. An error is never an answer's text.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>Every kind by its name, in the order of the set.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["answered", "abstained", "refused", "filtered", "unparseable", "failed"];

    /// <summary>Which of <see cref="Kinds"/> this is.</summary>
    public string Kind => this switch
    {
        Answered => "answered",
        Abstained => "abstained",
        Refused => "refused",
        Filtered => "filtered",
        Unparseable => "unparseable",
        _ => "failed",
    };

    /// <summary>Why there is no answer; empty where there is one.</summary>
    public string Detail => this switch
    {
        Abstained(var reason) => reason,
        Refused(var reason) => reason,
        Filtered(var reason) => reason,
        Unparseable(var reason, _) => reason,
        Failed(var reason) => reason,
        _ => "",
    };

    /// <summary>The twin answered, and the answer is one of the question's answers.</summary>
    public sealed record Answered(Answer Answer) : Outcome;

    /// <summary>The twin said that it does not know.</summary>
    public sealed record Abstained(string Reason) : Outcome;

    /// <summary>The model declined to play the twin.</summary>
    public sealed record Refused(string Reason) : Outcome;

    /// <summary>The provider's content filter stopped the prompt or the reply.</summary>
    public sealed record Filtered(string Reason) : Outcome;

    /// <summary>A reply came and was paid for, but holds no answer: malformed, truncated or out of range.</summary>
    /// <param name="ReplyWhole">The reply was whole and readable; this one answer in it was not, so that asking in another way may do better.</param>
    public sealed record Unparseable(string Reason, bool ReplyWhole = false) : Outcome;

    /// <summary>No reply came, after all retries.</summary>
    public sealed record Failed(string Reason) : Outcome;
}
