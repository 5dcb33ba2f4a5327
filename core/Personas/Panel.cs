using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Twins.Core.Personas;

/// <summary>A panel document (<c>*.panel.yaml</c>): which twins are asked, and how much each counts.</summary>
public sealed record PanelDocument
{
    [JsonPropertyName("panel")]
    [Description("The panel's id.")]
    public required string Id { get; init; }

    public string? Name { get; init; }

    [Description("Twin files by glob, relative to this file, such as 'twins/*.twin.yaml'.")]
    public required IReadOnlyList<string> Members { get; init; }

    [Description("Segments with their share of the population and how many twins each gives.")]
    public IReadOnlyList<PanelSegment> Segments { get; init; } = [];

    [Description("Weights of single twins (by id) within their segment; 1 unless given.")]
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);
}

public sealed record PanelSegment
{
    [Description("The name that twins carry in their 'segment' field.")]
    public required string Name { get; init; }
    [Description("Share of the population, greater than 0; shares are scaled to sum to 1.")]
    public double? Share { get; init; }
    [Description("How many twins of this segment take part, drawn by the study's seed.")]
    public int? Quota { get; init; }
}

/// <summary>A panel as it is asked: twins with their weights, in the order of their ids.</summary>
/// <param name="Members">Weights are positive and sum to the number of members.</param>
public sealed record Panel(string Id, string Name, IReadOnlyList<PanelMember> Members);

/// <param name="Twin">The twin with its fragments and blend resolved.</param>
/// <param name="Version">The content hash of the resolved twin.</param>
/// <param name="Segment">Its segment, or "all" where the panel has none.</param>
/// <param name="Weight">How much it counts; the mean over the panel is 1.</param>
public sealed record PanelMember(Twin Twin, string Version, string Segment, double Weight);
