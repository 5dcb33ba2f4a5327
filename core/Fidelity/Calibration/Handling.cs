namespace Twins.Core.Fidelity.Calibration;

/// <summary>What is done with an answer.</summary>
public enum Handling
{
    /// <summary>It is given as it is.</summary>
    Answer,

    /// <summary>It is shown to a human, who decides.</summary>
    CallHuman,

    /// <summary>It is not shown at all.</summary>
    Abstain,
}
