using Twins.Core.Personas;

namespace Twins.Core.Governance;

/// <summary>Whether a twin may be used for something, as far as its person's consent goes.</summary>
/// <param name="Sentence">What to tell whoever asks.</param>
public sealed record ConsentStanding(ConsentState State, string Sentence)
{
    public bool Allows => State is ConsentState.NotNeeded or ConsentState.Valid;

    /// <param name="withdrawn">When the person took the consent back; null when nobody did.</param>
    public static ConsentStanding Of(Twin twin, Purpose purpose, DateOnly today, DateTimeOffset? withdrawn)
    {
        if (twin.Subject is not { } subject) return new(ConsentState.NotNeeded, "It stands for no real person.");
        if (subject.Consent is not { } consent) return new(ConsentState.Missing, "It stands for a real person, and no consent is on record.");
        var taken = withdrawn is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : default;
        // A consent that was given after another one was taken back is a new one; on the same day, the withdrawal counts.
        if (withdrawn is not null && consent.Given <= taken) return new(ConsentState.Withdrawn, $"The person it stands for withdrew the consent on {taken:yyyy-MM-dd}.");
        if (today < consent.Given) return new(ConsentState.Missing, $"The person's consent begins on {consent.Given:yyyy-MM-dd}.");
        if (today > consent.Expires) return new(ConsentState.Expired, $"The person's consent ended on {consent.Expires:yyyy-MM-dd}.");
        return consent.Purposes.Contains(purpose)
            ? new(ConsentState.Valid, $"The person's consent holds until {consent.Expires:yyyy-MM-dd}.")
            : new(ConsentState.OtherPurpose, $"The person agreed to other uses than {Spelled(purpose)}.");
    }

    private static string Spelled(Purpose purpose) => purpose switch
    {
        Purpose.Conversation => "conversation",
        Purpose.Research => "research",
        Purpose.Training => "training a model",
        Purpose.Contact => "being contacted",
        _ => "rehearsal",
    };
}

public enum ConsentState
{
    /// <summary>No real person is behind it.</summary>
    NotNeeded,
    Valid,
    /// <summary>None is on record, or it has not begun.</summary>
    Missing,
    Expired,
    Withdrawn,
    /// <summary>There is one, for something else.</summary>
    OtherPurpose,
}
