using System.ComponentModel;
using Twins.Functions.Hooks.Signatures;

namespace Twins.Functions.Hooks.Incoming;

/// <summary>A door for other systems: whoever calls it with the right signature starts a run of a campaign with its own messages.</summary>
public sealed record Hook
{
    [Description("How calls are signed: standard (Standard Webhooks) or github (X-Hub-Signature-256).")]
    public SignatureScheme Scheme { get; init; } = SignatureScheme.Standard;

    [Description("The campaign that is the template: its panel, questions and plan, with other variants.")]
    public required string Campaign { get; init; }

    [Description("A JSON Pointer to a list in the payload; each of its items becomes a variant, and the other pointers begin at the item.")]
    public string? Each { get; init; }

    [Description("What is shown, as JSON Pointers into the payload; exactly one with 'each'.")]
    public required IReadOnlyList<VariantMapping> Variants { get; init; }

    [Description("How often each twin answers about each variant; as the campaign says unless given.")]
    public int? Replicates { get; init; }

    [Description("The model that answers, such as azure:deployment, or offline.")]
    public string? Model { get; init; }

    [Description("The most that one call may spend, in US dollars.")]
    public decimal? Budget { get; init; }

    [Description("The callback that is told when the run is over.")]
    public string? Callback { get; init; }
}

/// <summary>Where a variant's parts stand in the payload. What is null there is left out; what is missing there is an error.</summary>
public sealed record VariantMapping
{
    [Description("The variant's id, or a pointer to it.")]
    public required string Id { get; init; }
    public string? Headline { get; init; }
    public string? Body { get; init; }
    public string? Offer { get; init; }
    public string? Price { get; init; }
    [Description("Such as email, or a pointer to it.")]
    public string? Channel { get; init; }
}
