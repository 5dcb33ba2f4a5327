using System.ComponentModel;

namespace Twins.Functions.Hooks.Outgoing;

/// <summary>Somebody who wants to hear when runs are over.</summary>
public sealed record Subscription
{
    [Description("Where to post; https only.")]
    public required string Url { get; init; }

    [Description("The secret's name: TWINS_CALLBACK_SECRET_<NAME> holds it.")]
    public required string Secret { get; init; }

    [Description("Any of run.completed, run.failed and panel.moved; none for one that hears only of runs whose order names it.")]
    public IReadOnlyList<string> Events { get; init; } = [];

    [Description("Only runs of this campaign.")]
    public string? Campaign { get; init; }

    [Description("Why nothing is sent; remove it to send again.")]
    public string? Disabled { get; init; }

    /// <summary>Whether it wants an event of a run that did, or did not, name it.</summary>
    internal bool Wants(string type, string campaign, bool isNamed) =>
        Disabled is null && (isNamed
            ? Events.Count is 0 || Events.Contains(type)
            : Events.Contains(type) && (Campaign is null || Campaign == campaign));
}
