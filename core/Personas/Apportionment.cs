namespace Twins.Core.Personas;

/// <summary>Shares a number of seats out by weight, and mixes lists in that proportion.</summary>
internal static class Apportionment
{
    /// <summary>
    /// Largest remainder (Hamilton's method): part <c>i</c> gets ⌊seats·wᵢ⌋, what is left goes to the largest remainders,
    /// the earlier part first on a tie; a part never gets more than it has, and what it cannot take goes to the others.
    /// </summary>
    /// <param name="weights">Not negative; scaled here to sum to 1.</param>
    /// <param name="available">How many each part has.</param>
    public static int[] Seats(int seats, IReadOnlyList<double> weights, IReadOnlyList<int> available)
    {
        var given = new int[weights.Count];
        for (var left = Math.Min(seats, available.Sum()); left > 0; left = Math.Min(seats, available.Sum()) - given.Sum())
        {
            var open = Enumerable.Range(0, given.Length).Where(i => given[i] < available[i]).ToList();
            var total = open.Sum(i => weights[i]);
            var exact = open.ToDictionary(i => i, i => total > 0 ? left * weights[i] / total : (double)left / open.Count);
            foreach (var i in open) given[i] += Math.Min(available[i] - given[i], (int)exact[i]);
            var rest = left - open.Sum(i => (int)exact[i]);
            foreach (var i in open.OrderByDescending(i => exact[i] - Math.Floor(exact[i])).Where(i => given[i] < available[i]).Take(rest).ToList()) given[i]++;
        }
        return given;
    }

    /// <summary>
    /// One list out of several, as long as their weighted mean length, each part's first items, spread evenly so that
    /// no part is only heard at the end.
    /// </summary>
    public static IReadOnlyList<T> Mix<T>(IReadOnlyList<double> weights, IReadOnlyList<IReadOnlyList<T>> lists)
    {
        var total = weights.Sum();
        var length = (int)Math.Round(weights.Zip(lists, (w, l) => w / total * l.Count).Sum(), MidpointRounding.AwayFromZero);
        var seats = Seats(length, weights, [.. lists.Select(l => l.Count)]);
        return [.. lists
            .SelectMany((list, part) => list.Take(seats[part]).Select((item, i) => (item, at: (i + 0.5) / seats[part], part)))
            .OrderBy(x => x.at).ThenBy(x => x.part)
            .Select(x => x.item)
            .Distinct()];
    }
}
