using Twins.Core.Documents;

namespace Twins.Core.Personas;

/// <summary>
/// Post-stratification: a twin's weight is its own weight within its segment, scaled so that each segment counts by its
/// share of the population and the mean weight is 1. For a twin with weight w in a segment with share s:
/// <c>n · s · w / Σ w over the segment</c>; without shares <c>n · w / Σ w over the panel</c>.
/// </summary>
internal sealed class PanelWeighing
{
    private const string NoSegment = "all";
    private readonly Document<PanelDocument> file;
    private readonly PanelDocument panel;

    public PanelWeighing(Document<PanelDocument> file, IReadOnlyList<Twin> twins)
    {
        (this.file, panel) = (file, file.Value);
        CheckSegments(twins);
        CheckWeights(twins);
    }

    public IReadOnlyList<PanelMember> Members(IReadOnlyList<Twin> drawn)
    {
        var total = panel.Segments.Sum(s => s.Share ?? 0);
        var shares = panel.Segments.Where(s => s.Share is not null).ToDictionary(s => s.Name, s => s.Share!.Value / total, StringComparer.Ordinal);
        var sums = drawn.GroupBy(Stratum, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(Own), StringComparer.Ordinal);
        return [.. drawn.OrderBy(t => t.Id, StringComparer.Ordinal).Select(t => new PanelMember(t, TwinVersion.Of(t), t.Segment ?? NoSegment, drawn.Count * shares.GetValueOrDefault(Stratum(t), 1) * Own(t) / sums[Stratum(t)]))];

        string Stratum(Twin t) => shares.Count is 0 ? NoSegment : t.Segment!;
    }

    private double Own(Twin twin) => panel.Weights.GetValueOrDefault(twin.Id, 1);

    private void CheckSegments(IReadOnlyList<Twin> twins)
    {
        if (panel.Segments.Count is 0) return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < panel.Segments.Count; i++)
        {
            var segment = panel.Segments[i];
            if (!names.Add(segment.Name)) throw file.Refuse($"$.segments[{i}].name", $"segment '{segment.Name}' is listed twice.");
            if (segment.Share is { } share && !(share > 0)) throw file.Refuse($"$.segments[{i}].share", $"share is {share}; write a number greater than 0.");
            if (twins.All(t => t.Segment != segment.Name)) throw file.Refuse($"$.segments[{i}].name", $"no member belongs to segment '{segment.Name}'{Spelling.Suggest(segment.Name, twins.Select(t => t.Segment).OfType<string>().Distinct())}");
        }
        var without = panel.Segments.ToList().FindIndex(s => s.Share is null);
        if (without >= 0 && panel.Segments.Any(s => s.Share is not null)) throw file.Refuse($"$.segments[{without}]", $"segment '{panel.Segments[without].Name}' has no share but others do; give every segment a share, or none.");
        if (twins.FirstOrDefault(t => t.Segment is null || !names.Contains(t.Segment)) is { } stray)
            throw file.Refuse("$.segments", stray.Segment is null ? $"the twin '{stray.Id}' has no segment; the panel lists {string.Join(", ", names)}." : $"the twin '{stray.Id}' belongs to segment '{stray.Segment}', which the panel does not list{Spelling.Suggest(stray.Segment, names)}");
    }

    private void CheckWeights(IReadOnlyList<Twin> twins)
    {
        var ids = twins.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, weight) in panel.Weights)
        {
            if (!ids.Contains(id)) throw file.Refuse($"$.weights.{id}", $"the panel has no twin '{id}'{Spelling.Suggest(id, ids)}");
            if (!(weight > 0) || !double.IsFinite(weight)) throw file.Refuse($"$.weights.{id}", $"the weight of '{id}' is {weight}; write a number greater than 0, or leave the twin out of 'members'.");
        }
    }
}
