namespace Twins.Core.Governance.Bias.Swapping;

/// <summary>What about a twin is swapped while everything else stays as it is.</summary>
public enum SwapAttribute
{
    /// <summary>The name alone, from sets of names that signal an origin; its gender stays.</summary>
    Name,
    /// <summary>Woman or man: the stated gender and the given name.</summary>
    Gender,
    /// <summary>The stated age.</summary>
    Age,
    /// <summary>The stated nationality and the name.</summary>
    Origin,
}
