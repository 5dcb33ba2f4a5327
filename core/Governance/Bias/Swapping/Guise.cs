namespace Twins.Core.Governance.Bias.Swapping;

/// <summary>One value of an attribute under which twins are asked.</summary>
/// <param name="Value">"woman" or "man", an age, or an origin of <see cref="NameSets"/>.</param>
public sealed record Guise(SwapAttribute Attribute, string Value)
{
    public const string Woman = "woman", Man = "man", Young = "30", Old = "67";

    /// <summary>Such as "with a Polish name".</summary>
    public string Words => Attribute switch
    {
        SwapAttribute.Name => $"with {(NameSets.Get(Value).Nationality is [var first, ..] && "AEIOU".Contains(first, StringComparison.Ordinal) ? "an" : "a")} {NameSets.Get(Value).Nationality} name",
        SwapAttribute.Gender => $"as a {Value}",
        SwapAttribute.Age => $"aged {Value}",
        _ => $"as {NameSets.Get(Value).Nationality}",
    };
}

/// <summary>Two guises that differ in one attribute; shifts are those of the other minus the reference.</summary>
public sealed record Swap(Guise Reference, Guise Other)
{
    public SwapAttribute Attribute => Reference.Attribute;

    /// <summary>The swaps of these attributes.</summary>
    /// <param name="origins">For names and origins: the first is what all others are compared with.</param>
    public static IReadOnlyList<Swap> All(IEnumerable<SwapAttribute> attributes, IReadOnlyList<string> origins) => [.. attributes.Distinct().Order().SelectMany(a => Of(a, origins))];

    private static IEnumerable<Swap> Of(SwapAttribute attribute, IReadOnlyList<string> origins) => attribute switch
    {
        SwapAttribute.Gender => [new Swap(new Guise(attribute, Guise.Man), new Guise(attribute, Guise.Woman))],
        SwapAttribute.Age => [new Swap(new Guise(attribute, Guise.Young), new Guise(attribute, Guise.Old))],
        _ => origins.Skip(1).Select(o => new Swap(new Guise(attribute, origins[0]), new Guise(attribute, o))),
    };
}
