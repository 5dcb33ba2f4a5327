namespace Twins.Core.Personas.Populations;

/// <summary>
/// Whole people out of shares: truncate, replicate, sample. Each cell gets ⌊N·p⌋ people; the rest is drawn by systematic
/// sampling over the remainders in the order of the cells, which spreads it over the first attributes; then people are moved
/// to a neighbouring cell, one attribute changed, as long as that brings the tables closer to their targets. Source: Lovelace
/// and Ballas, Computers, Environment and Urban Systems 41 (2013) 1–11, for the first two steps.
/// </summary>
internal sealed class Integerisation(Contingency table, IReadOnlyList<Target> targets, int size, ulong seed)
{
    private readonly int[] people = new int[table.Cells.Length];
    private readonly double[][] off = [.. targets.Select(t => new double[t.Shares.Length])];
    private ulong state = seed;

    /// <returns>How many people there are in each cell; they sum to the size.</returns>
    public int[] Draw()
    {
        Truncate();
        for (var t = 0; t < targets.Count; t++)
        {
            for (var j = 0; j < off[t].Length; j++) off[t][j] = -targets[t].Shares[j] * size;
            for (var cell = 0; cell < people.Length; cell++) off[t][targets[t].Places[cell]] += people[cell];
        }
        Improve();
        return people;
    }

    private void Truncate()
    {
        var left = size;
        var total = 0.0;
        for (var cell = 0; cell < people.Length; cell++)
        {
            var expected = table.Cells[cell] * size;
            people[cell] = (int)(expected + 1e-9);
            left -= people[cell];
            total += Math.Max(0, expected - people[cell]);
        }
        if (left <= 0) return;
        var (step, at, sum) = (total / left, Unit() * total / left, 0.0);
        for (var cell = 0; cell < people.Length; cell++)
        {
            sum += Math.Max(0, (table.Cells[cell] * size) - people[cell]);
            for (; at < sum && left > 0; at += step, left--) people[cell]++;
        }
        // Sums of a million small numbers miss the last by a hair.
        for (var cell = people.Length - 1; left > 0 && cell >= 0; cell--) if (table.Cells[cell] > 0) (people[cell], left) = (people[cell] + 1, left - 1);
    }

    private void Improve()
    {
        int[] occupied = [.. Enumerable.Range(0, people.Length).Where(c => people[c] > 0)];
        for (var pass = 0; pass < 20; pass++)
        {
            var moved = 0;
            foreach (var cell in occupied) if (people[cell] > 0 && BestMove(cell) is { } to) moved += Move(cell, to);
            if (moved is 0) return;
            occupied = [.. Enumerable.Range(0, people.Length).Where(c => people[c] > 0)];
        }
    }

    private int? BestMove(int cell)
    {
        var (best, gain) = (default(int?), -1e-6);
        for (var a = 0; a < table.Sizes.Length; a++)
        {
            for (var value = 0; value < table.Sizes[a]; value++)
            {
                var to = table.With(cell, a, value);
                if (to == cell || table.Cells[to] <= 0) continue;
                var change = Change(cell, to);
                if (change < gain) (best, gain) = (to, change);
            }
        }
        return best;
    }

    /// <summary>How the sum of squared differences from the targets changes when one person moves.</summary>
    private double Change(int from, int to)
    {
        var change = 0.0;
        for (var t = 0; t < targets.Count; t++)
        {
            var (f, g) = (targets[t].Places[from], targets[t].Places[to]);
            if (f == g) continue;
            change += Squared(off[t][f] - 1) - Squared(off[t][f]) + Squared(off[t][g] + 1) - Squared(off[t][g]);
        }
        return change;
    }

    private int Move(int from, int to)
    {
        people[from]--;
        people[to]++;
        for (var t = 0; t < targets.Count; t++)
        {
            off[t][targets[t].Places[from]]--;
            off[t][targets[t].Places[to]]++;
        }
        return 1;
    }

    private double Unit() => ((state = Studies.Seeds.Next(state)) >> 11) * (1.0 / (1UL << 53));

    private static double Squared(double x) => x * x;
}
