using Twins.Core.Governance.Bias.Swapping;
using Twins.Core.Studies.Analysis;

namespace Twins.Core.Governance.Bias.Findings;

/// <summary>Whether an attribute alone moves answers.</summary>
public enum SwapVerdict
{
    /// <summary>The mean shift is not chance, with all swaps and questions taken into account.</summary>
    Shown,
    /// <summary>No mean shift is shown; the interval says how large a one can be.</summary>
    NotShown,
    /// <summary>So few twins were asked both ways that nothing could have been shown.</summary>
    TooFew,
}

/// <summary>One swap on one question.</summary>
public sealed record SwapFinding
{
    public required SwapAttribute Attribute { get; init; }
    public required string Reference { get; init; }
    public required string Other { get; init; }
    /// <summary>The measure, such as "intent" or "reaction = annoyed".</summary>
    public required string Measure { get; init; }
    /// <summary>The question as the twins read it.</summary>
    public required string Question { get; init; }
    public required string Favourable { get; init; }
    /// <summary>Shifts are in points of the scale; otherwise they are differences of shares.</summary>
    public required bool IsRating { get; init; }
    /// <summary>Twins with an answer both ways, the base of everything here.</summary>
    public required int Twins { get; init; }
    public required int Pairs { get; init; }
    /// <summary>Mean of other − reference; null where there are too few twins.</summary>
    public Estimate? Shift { get; init; }
    /// <summary>Share of answers whose decision (favourable or not) differs.</summary>
    public Estimate? Flips { get; init; }
    /// <summary>The same share when the same twins are asked twice with nothing swapped; null for a respondent that never varies.</summary>
    public Estimate? RerunFlips { get; init; }
    /// <summary>p of the shift by itself.</summary>
    public double? Chance { get; init; }
    /// <summary>p after Holm's correction over all swaps and questions that could be tested.</summary>
    public double? Adjusted { get; init; }
    public required SwapVerdict Verdict { get; init; }

    /// <summary>More decisions differ than when nothing is swapped, with intervals that do not meet.</summary>
    public bool FlipsMore => Flips is { } f && RerunFlips is { } r && f.Low > r.High;
}
