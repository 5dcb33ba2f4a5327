namespace Twins.Core.Governance;

/// <summary>What a decision about a real person would be about; such a decision is for people.</summary>
public enum HighStakesTopic
{
    /// <summary>Somebody's health: symptoms, diagnosis, medicine, treatment.</summary>
    Medical,
    /// <summary>Whether somebody gets or can bear a loan.</summary>
    Credit,
    /// <summary>Whether somebody is hired, rejected, promoted or dismissed.</summary>
    Hiring,
    /// <summary>Somebody's rights, duties and liability.</summary>
    Legal,
}
