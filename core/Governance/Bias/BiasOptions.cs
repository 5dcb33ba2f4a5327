using Twins.Core.Governance.Bias.Swapping;

namespace Twins.Core.Governance.Bias;

/// <summary>What an audit looks at.</summary>
/// <param name="Attributes">What is swapped.</param>
/// <param name="Origins">Of <see cref="NameSets"/>; all others are compared with the first.</param>
/// <param name="Mode">Null for what the campaign's use says.</param>
public sealed record BiasOptions(IReadOnlyList<SwapAttribute> Attributes, IReadOnlyList<string> Origins, BiasMode? Mode = null)
{
    public static BiasOptions Usual { get; } = new(Enum.GetValues<SwapAttribute>(), NameSets.Usual);

    /// <summary>What is wrong with it, in words; null where nothing is.</summary>
    public string? Flaw() =>
        Attributes.Count is 0 ? "Nothing is to be swapped; name at least one of name, gender, age and origin."
        : Origins.FirstOrDefault(o => !NameSets.Has(o)) is { } unknown ? $"There are no names of the origin '{unknown}'; there are {string.Join(", ", NameSets.All.Select(s => s.Origin))}."
        : Origins.Distinct().Count() < Origins.Count ? "An origin is named twice."
        : Origins.Count < 2 ? "Origins need at least two, the first to compare the others with."
        : null;
}
