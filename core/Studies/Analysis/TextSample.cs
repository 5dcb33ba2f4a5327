using System.Globalization;

namespace Twins.Core.Studies.Analysis;

/// <summary>One thing a twin said, word for word.</summary>
internal sealed record Remark(int Twin, int Stimulus, string Text, IReadOnlyList<string> Cites);

/// <summary>
/// A bounded sample of what was said: one remark for each twin and stimulus, and at most <see cref="Most"/> in all. Which
/// are kept follows from hashes, not from the order of arrival, so the same study keeps the same ones.
/// </summary>
internal sealed class TextSample(int seed, string purpose)
{
    public const int Most = 4000;

    private readonly SortedDictionary<ulong, (ulong Rank, Remark Remark)> kept = [];
    private ulong limit = ulong.MaxValue;

    /// <summary>True when there was more than is kept.</summary>
    public bool Sampled => limit < ulong.MaxValue || kept.Count > Most;

    public void Add(int twin, int stimulus, int replicate, string text, IReadOnlyList<string> cites)
    {
        var cell = Seeds.For(seed, purpose, Text(twin), Text(stimulus));
        if (cell > limit) return;
        var rank = Seeds.For(seed, purpose, Text(twin), Text(stimulus), Text(replicate));
        if (kept.TryGetValue(cell, out var other) && other.Rank <= rank) return;
        kept[cell] = (rank, new Remark(twin, stimulus, text, [.. cites]));
        if (kept.Count >= 2 * Most) Prune();
    }

    /// <summary>By twin, then stimulus.</summary>
    public IReadOnlyList<Remark> Remarks => [.. kept.Values.Take(Most).Select(k => k.Remark).OrderBy(r => r.Twin).ThenBy(r => r.Stimulus)];

    private void Prune()
    {
        foreach (var cell in kept.Keys.Skip(Most).ToList()) kept.Remove(cell);
        limit = kept.Keys.Last();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
