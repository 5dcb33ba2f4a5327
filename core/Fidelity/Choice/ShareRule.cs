namespace Twins.Core.Fidelity.Choice;

/// <summary>How a person's utilities become shares of products.</summary>
public enum ShareRule
{
    /// <summary>All of the person goes to the product with the highest utility; ties share. For dear, rare purchases.</summary>
    FirstChoice,

    /// <summary>P_j = e^{V_j} / Σ e^V. For frequent purchases.</summary>
    Preference,
}
