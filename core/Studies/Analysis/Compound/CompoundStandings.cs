using Twins.Core.Fidelity;

namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>Things compared over twins: who is ahead, and who cannot be told apart.</summary>
/// <param name="Order">Best first.</param>
/// <param name="Apart">By places in the order.</param>
/// <param name="Measured">What the numbers are, as in "on a score from −1 to 1".</param>
internal sealed record CompoundStandings(Standings Standings, int[] Order, bool[,] Apart, string Measured)
{
    /// <summary>For each place of the order the letters of its groups.</summary>
    public string[] Letters { get; } = Fidelity.Comparisons.Letters.Of(Apart);

    public static CompoundStandings Of(Contest contest, int seed, string measured)
    {
        var standings = new Standings(contest, seed);
        var order = standings.Order();
        return new CompoundStandings(standings, order, standings.Apart(order), measured);
    }

    /// <summary>The first against the others, over as many people as the panel is worth at best.</summary>
    public Lead Lead
    {
        get
        {
            var people = SampleWorth.Humans(Math.Max(1, Standings.EffectiveUnits(Order[0])), SampleNoise.PanelLimit);
            return new Lead(
                Order,
                [.. Enumerable.Range(1, Order.Length - 1).Select(place => Apart[0, place])],
                Math.Abs(Standings.Value(Order[0]) - Standings.Value(Order[1])),
                1.96 * Math.Sqrt(Standings.DifferenceVariance(Order[0], Order[1]) / people),
                people,
                Measured,
                "paired bootstrap over twins, Holm, 5 %");
        }
    }

    /// <summary>Whether what has this place cannot be told apart from the first.</summary>
    public bool IsFront(int place) => place is 0 || !Apart[0, place];
}
