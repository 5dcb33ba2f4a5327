using Twins.Core.Fidelity;

namespace Twins.Core.Validations;

/// <summary>One figure of a validation with what it takes to judge it.</summary>
/// <param name="Check">The id of the check that measured it.</param>
/// <param name="Interval">95 %; null where there is none that holds, and then <paramref name="Note"/> says what stands in.</param>
/// <param name="Base">How many of what it rests on.</param>
/// <param name="Note">What a reader has to know to read it, or nothing.</param>
public sealed record Finding(string Check, Metric Metric, double Value, Interval? Interval, Basis Base, string? Note = null)
{
    /// <summary>The strongest that needs no twin; null where nothing can be compared.</summary>
    public BaselineFigure? Baseline { get; init; }

    /// <summary>What people reach themselves; null where nobody knows.</summary>
    public CeilingFigure? Ceiling { get; init; }

    /// <summary>Shown to be better than the strongest baseline: the whole interval of the difference lies above 0. Null where it was not compared.</summary>
    public bool? Beats => Baseline?.Better is { } better ? better.Low > 0 : null;
}

/// <param name="Of">In the plural, such as "people".</param>
public readonly record struct Basis(int Count, string Of);

/// <param name="Better">By how much the twins are better, with its 95 % interval; below 0 they are worse. Null where it cannot be told.</param>
public sealed record BaselineFigure(string Name, double Value, Interval? Better);

/// <param name="Low">The least that chance alone leaves of it in 95 %; null where it is no matter of chance.</param>
public sealed record CeilingFigure(string Name, double Value, double? Low = null);
