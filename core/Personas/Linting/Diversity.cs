using Twins.Core.Evidence;

namespace Twins.Core.Personas.Linting;

/// <summary>How alike a panel's members are in one respect.</summary>
/// <param name="Respect">What is compared, such as "first name".</param>
/// <param name="Members">n, the members of whom it is known.</param>
/// <param name="Distinct">k, how many different values they have.</param>
/// <param name="Homogeneity">Σ pᵢ² over the values' shares (Herfindahl 1950; Simpson 1949): 1/k when even, 1 when all are the same.</param>
/// <param name="Entropy">−Σ pᵢ ln pᵢ / ln n (Shannon, normalised by the panel): 1 when all differ, 0 when all are the same.</param>
/// <param name="SameByChance">
/// Σ cᵢ(cᵢ−1) / n(n−1): the probability that two different members share the value; unlike Σ pᵢ² it does not depend on
/// the panel's size, so that one bound serves panels of ten and of ten thousand.
/// </param>
/// <param name="Commonest">The value that most members have, with their number.</param>
public sealed record Diversity(string Respect, int Members, int Distinct, double Homogeneity, double Entropy, double SameByChance, string Commonest, int CommonestCount)
{
    /// <returns>Null where fewer than two members have a value.</returns>
    internal static Diversity? Of(string respect, IEnumerable<string?> values)
    {
        var known = values.OfType<string>().Where(v => v.Trim().Length > 0).ToList();
        if (known.Count < 2) return null;
        var groups = known.GroupBy(NearDuplicates.Plain, StringComparer.Ordinal).Select(g => (Value: g.First(), Count: g.Count())).ToList();
        var (n, top) = ((double)known.Count, groups.MaxBy(g => g.Count));
        return new Diversity(
            respect,
            known.Count,
            groups.Count,
            groups.Sum(g => g.Count / n * (g.Count / n)),
            -groups.Sum(g => g.Count / n * Math.Log(g.Count / n)) / Math.Log(n),
            groups.Sum(g => g.Count * (g.Count - 1.0)) / (n * (n - 1)),
            top.Value,
            top.Count);
    }
}
