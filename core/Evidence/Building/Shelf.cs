namespace Twins.Core.Evidence.Building;

/// <summary>What is kept of all that the sources say of one twin: the most telling, nothing twice, and never more than there is room for.</summary>
internal sealed class Shelf(int room)
{
    /// <summary>From here on two texts say the same thing in the same words.</summary>
    private const double TooLike = 0.8;

    private readonly PriorityQueue<EvidenceItem, double> kept = new();
    private readonly HashSet<string> said = new(StringComparer.Ordinal);
    private readonly NearDuplicates near = new(TooLike);

    public int Duplicates { get; private set; }

    public int NearlyDuplicates { get; private set; }

    /// <summary>How many there was no room for.</summary>
    public int LeftOut { get; private set; }

    public int Count => kept.Count;

    /// <param name="item">Its importance decides who stays when there is no room.</param>
    public void Offer(EvidenceItem item)
    {
        var weight = item.Importance ?? 0.5;
        // Before anything is compared: most of a very long file ends here.
        if (kept.Count >= room && kept.TryPeek(out _, out var least) && weight <= least)
        {
            LeftOut++;
            return;
        }
        if (!said.Add($"{item.Kind}{NearDuplicates.Plain(item.Text)}")) Duplicates++;
        else if (near.Add(item.Text).Count > 0) NearlyDuplicates++;
        else Keep(item, weight);
    }

    /// <summary>The most telling first; equals in the order of their places.</summary>
    public IReadOnlyList<EvidenceItem> Items =>
        [.. kept.UnorderedItems.OrderByDescending(i => i.Priority).ThenBy(i => i.Element.Source, StringComparer.Ordinal).ThenBy(i => i.Element.Text, StringComparer.Ordinal).Select(i => i.Element)];

    private void Keep(EvidenceItem item, double weight)
    {
        kept.Enqueue(item, weight);
        if (kept.Count <= room) return;
        kept.Dequeue();
        LeftOut++;
    }
}
