namespace Twins.Core.Fidelity.Choice.Kano;

/// <summary>What a feature does to satisfaction.</summary>
public enum KanoCategory
{
    /// <summary>Taken for granted: its absence annoys, its presence does not please.</summary>
    MustBe,

    /// <summary>The more the better: presence pleases, absence annoys.</summary>
    OneDimensional,

    /// <summary>Delights where it is there, not missed where it is not.</summary>
    Attractive,

    Indifferent,

    /// <summary>People would rather not have it.</summary>
    Reverse,

    /// <summary>The two answers contradict each other.</summary>
    Questionable,
}
