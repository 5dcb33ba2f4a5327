namespace Twins.Core.Fidelity.Calibration;

/// <summary>
/// What was stated, mended by the best curve that never falls (isotonic regression). It assumes no shape, and for that
/// wants about 1,000 labels: with fewer, <see cref="PlattCalibration"/> or <see cref="AffineCalibration"/> does better.
/// </summary>
public sealed class IsotonicCalibration
{
    /// <summary>Labels from which on it is worth its freedom, and below which it is refused.</summary>
    public const int Wanted = 1000, Fewest = 200;

    private readonly double[] knots, levels;

    private IsotonicCalibration(double[] knots, double[] levels, int labels) => (this.knots, this.levels, Labels) = (knots, levels, labels);

    public int Labels { get; }

    /// <summary>Fewer than <see cref="Wanted"/> labels: the curve follows their noise.</summary>
    public bool IsThin => Labels < Wanted;

    /// <summary>
    /// The least weighted squares Σ w (y − f(x))² over all f that never fall, by pooling adjacent violators (Ayer and others
    /// 1955). Points with equal x are one point at their weighted mean.
    /// </summary>
    /// <param name="stated">n ≥ 200 values x, such as probabilities.</param>
    /// <param name="outcomes">y in the same order; 0 or 1 for probabilities.</param>
    /// <param name="weights">One for each, finite and not negative; all alike unless given. Points of weight 0 take no part.</param>
    /// <exception cref="AssumptionException">Too few labels with weight, all with the same x, or a missing value.</exception>
    public static IsotonicCalibration Fit(ReadOnlySpan<double> stated, ReadOnlySpan<double> outcomes, ReadOnlySpan<double> weights = default)
    {
        Assume.SameLength(stated, outcomes);
        Assume.Finite(stated);
        Assume.Finite(outcomes);
        if (!weights.IsEmpty)
        {
            Assume.SameLength(stated, weights);
            Assume.Weights(weights);
        }
        var points = new List<(double X, double Y, double Weight)>();
        for (var i = 0; i < stated.Length; i++)
            if (weights.IsEmpty || weights[i] > 0) points.Add((stated[i], outcomes[i], weights.IsEmpty ? 1 : weights[i]));
        Assume.AtLeast(Fewest, points.Count, "labels");
        var blocks = Pool([.. points.GroupBy(p => p.X).OrderBy(g => g.Key).Select(g => new Block(g.Key, g.Key, g.Sum(p => p.Weight * p.Y), g.Sum(p => p.Weight)))]);
        if (blocks[0].Low == blocks[^1].High) throw new AssumptionException("What was stated is always the same; there is nothing to calibrate by.");
        return new IsotonicCalibration([.. blocks.SelectMany(b => b.Edges)], [.. blocks.SelectMany(b => b.Edges.Select(_ => b.Level))], points.Count);
    }

    /// <summary>The curve at x: level within a block, straight between two blocks, and the end's level beyond the ends.</summary>
    public double Apply(double stated)
    {
        if (double.IsNaN(stated)) throw new AssumptionException("What was stated is missing; give a number.");
        var at = Array.BinarySearch(knots, stated);
        if (at >= 0) return levels[at];
        var next = ~at;
        if (next == 0) return levels[0];
        if (next == knots.Length) return levels[^1];
        var share = (stated - knots[next - 1]) / (knots[next] - knots[next - 1]);
        return levels[next - 1] + (share * (levels[next] - levels[next - 1]));
    }

    private static List<Block> Pool(IReadOnlyList<Block> points)
    {
        var blocks = new List<Block>();
        foreach (var point in points)
        {
            var block = point;
            while (blocks.Count > 0 && blocks[^1].Level >= block.Level)
            {
                block = blocks[^1].With(block);
                blocks.RemoveAt(blocks.Count - 1);
            }
            blocks.Add(block);
        }
        return blocks;
    }

    private readonly record struct Block(double Low, double High, double Sum, double Weight)
    {
        public double Level => Sum / Weight;

        public IEnumerable<double> Edges => Low == High ? [Low] : [Low, High];

        public Block With(Block next) => new(Low, next.High, Sum + next.Sum, Weight + next.Weight);
    }
}
