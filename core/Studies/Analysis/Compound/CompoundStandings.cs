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

    /// <summary>Whether what has this place cannot be told apart from the first.</summary>
    public bool IsFront(int place) => place is 0 || !Apart[0, place];
}
