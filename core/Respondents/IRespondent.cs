using System.Text.Json.Serialization;
using Twins.Core.Studies;

namespace Twins.Core.Respondents;

/// <summary>The one seam for answers: whoever or whatever answers as a twin.</summary>
public interface IRespondent
{
    /// <summary>Who answers, for labels on every surface.</summary>
    RespondentIdentity Identity { get; }

    /// <summary>
    /// Puts one evaluation to its twin. Never throws for anything a model or a provider does: that is an outcome.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Response> AskAsync(Evaluation evaluation, CancellationToken cancellationToken);
}

/// <param name="Name">Such as "gpt-4.1-mini" or "offline".</param>
/// <param name="IsLanguageModel">False for the offline respondent, which never passes for one.</param>
/// <param name="Label">The sentence that every report, card and console shows beside its answers.</param>
public sealed record RespondentIdentity(string Name, bool IsLanguageModel, string Label)
{
    /// <summary>Content hash of everything else that shapes its answers; null where there is nothing to set.</summary>
    [JsonIgnore]
    public string? Settings { get; init; }

    public static RespondentIdentity OfModel(string model) => new(model, IsLanguageModel: true, $"Answers by the language model {model}, not by people.");
}

/// <summary>What came back from one evaluation.</summary>
/// <param name="Outcomes">One for each question of the evaluation, in its order.</param>
/// <param name="Reason">Why the twin answered so, in its words; hostile text until encoded.</param>
/// <param name="Objection">What speaks against the message for this twin, if anything.</param>
/// <param name="Cites">Ids of the twin's evidence that moved the answer.</param>
/// <param name="Usage">What was bought for it now, and how many calls the ledger answered.</param>
public sealed record Response(
    IReadOnlyList<Outcome> Outcomes,
    string? Reason,
    string? Objection,
    IReadOnlyList<string> Cites,
    Usage Usage);

/// <summary>Tokens and money. <paramref name="Cost"/> is in US dollars, 0 where no price is known.</summary>
/// <param name="Calls">Calls bought now; 0 when the ledger already had the answer.</param>
/// <param name="Reused">Calls that the ledger answered.</param>
public readonly record struct Usage(int Calls, int Reused, long InputTokens, long CachedTokens, long OutputTokens, decimal Cost)
{
    public static Usage operator +(Usage a, Usage b) => new(
        a.Calls + b.Calls,
        a.Reused + b.Reused,
        a.InputTokens + b.InputTokens,
        a.CachedTokens + b.CachedTokens,
        a.OutputTokens + b.OutputTokens,
        a.Cost + b.Cost);
}
