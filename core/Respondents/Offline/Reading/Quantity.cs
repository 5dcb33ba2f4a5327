namespace Twins.Core.Respondents.Offline.Reading;

internal enum QuantityKind
{
    Count,
    Money,
    Percent,
    /// <summary>Hours since midnight.</summary>
    Clock,
    /// <summary>Minutes.</summary>
    Duration,
}

internal enum Comparison
{
    None,
    More,
    Less,
}

/// <summary>A number with its unit, and whether the words before it set a limit ("over 3 euro").</summary>
internal readonly record struct Quantity(QuantityKind Kind, double Value, Comparison Comparison, int Sentence)
{
    /// <summary>True when <paramref name="other"/> lies on the side of the limit that this quantity names.</summary>
    public bool IsMetBy(Quantity other) => Kind == other.Kind && Comparison switch
    {
        Comparison.More => other.Value > Value,
        Comparison.Less => other.Value < Value,
        _ => false,
    };
}
