using Twins.Core.Personas;

namespace Twins.Core.Studies.Analysis;

/// <summary>Who is asked and what is shown, by number: twins in the order of their ids, so that the panel's own order does not matter.</summary>
internal sealed class Roster
{
    private readonly Dictionary<string, int> twins;
    private readonly Dictionary<string, int> stimuli;

    public Roster(StudyShape shape)
    {
        Members = [.. shape.Panel.Members.OrderBy(m => m.Twin.Id, StringComparer.Ordinal)];
        Stimuli = [.. shape.Campaign.Variants.Select(v => v.Id), StimulusIds.All, StimulusIds.None];
        Weights = [.. Members.Select(m => m.Weight)];
        Segments = [.. Members.GroupBy(m => m.Segment, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];
        twins = Members.Select((m, i) => (m.Twin.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
        stimuli = Stimuli.Select((id, i) => (id, i)).ToDictionary(x => x.id, x => x.i, StringComparer.Ordinal);
    }

    public IReadOnlyList<PanelMember> Members { get; }

    /// <summary>The variants as written, then "all variants" and "no stimulus".</summary>
    public IReadOnlyList<string> Stimuli { get; }

    public double[] Weights { get; }

    public IReadOnlyList<string> Segments { get; }

    public int Twin(string id) => twins.TryGetValue(id, out var i) ? i : throw new ArgumentException($"The panel has no twin '{id}'.", nameof(id));

    public int Stimulus(string id) => stimuli.TryGetValue(id, out var i) ? i : throw new ArgumentException($"The campaign shows no '{id}'.", nameof(id));

    public int[] Of(string segment) => [.. Enumerable.Range(0, Members.Count).Where(i => Members[i].Segment == segment)];
}
