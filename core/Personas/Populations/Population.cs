namespace Twins.Core.Personas.Populations;

/// <summary>A population of imagined people, fitted to tables of real ones.</summary>
public sealed class Population
{
    private readonly Contingency table;
    private readonly IReadOnlyList<Target> targets;

    internal Population(PopulationDocument document, Contingency table, IReadOnlyList<Target> targets) => (Document, this.table, this.targets) = (document, table, targets);

    public PopulationDocument Document { get; }

    /// <summary>Draws everybody.</summary>
    /// <param name="size">Null for the document's.</param>
    /// <param name="seed">Null for the document's.</param>
    /// <exception cref="PopulationException">Nobody like that can be.</exception>
    public DrawnPopulation Draw(int? size = null, int? seed = null)
    {
        var (rounds, _) = ProportionalFitting.Fit(table, targets);
        var (number, chance) = (size ?? Document.Size, seed ?? Document.Seed);
        var counts = new Integerisation(table, targets, number, Studies.Seeds.For(chance, "people", Document.Id)).Draw();
        var cells = new List<int>(number);
        for (var cell = 0; cell < counts.Length; cell++) for (var n = 0; n < counts[cell]; n++) cells.Add(cell);
        var persons = new PersonWriter(Document, table, chance).Write(cells);
        return new DrawnPopulation(persons, [.. targets.Select(t => Realised(t, counts, number))], rounds, cells.Count(cell => table.Cells[cell] <= 0));
    }

    private RealisedTable Realised(Target target, int[] counts, int number)
    {
        var rows = new List<RealisedShare>();
        var drawn = new int[target.Shares.Length];
        for (var cell = 0; cell < counts.Length; cell++) drawn[target.Places[cell]] += counts[cell];
        for (var i = 0; i < drawn.Length; i++)
        {
            var (values, rest) = (new string[target.Attributes.Count], i);
            for (var a = values.Length - 1; a >= 0; a--)
            {
                var attribute = Document.Attributes[target.Attributes[a]];
                values[a] = attribute.Values[rest % attribute.Values.Count];
                rest /= attribute.Values.Count;
            }
            rows.Add(new RealisedShare(string.Join(", ", values), target.Shares[i], drawn[i]));
        }
        return new RealisedTable(target.Name, rows, number);
    }
}

/// <summary>Everybody who was drawn, and how close they come to what was wanted.</summary>
/// <param name="Rounds">How many rounds the fit took.</param>
/// <param name="Impossible">People who cannot be; 0 unless something is wrong with the program.</param>
public sealed record DrawnPopulation(IReadOnlyList<Twin> Twins, IReadOnlyList<RealisedTable> Tables, int Rounds, int Impossible)
{
    /// <summary>How many different full names there are among how many people.</summary>
    public int Names => Twins.Select(t => t.Name).Distinct(StringComparer.Ordinal).Count();
}

/// <summary>A table as it came out.</summary>
/// <param name="People">N, everybody.</param>
public sealed record RealisedTable(string Name, IReadOnlyList<RealisedShare> Rows, int People)
{
    /// <summary>The largest difference between realised and wanted, in people.</summary>
    public double MostOff => Rows.Max(r => Math.Abs(r.People - (r.Wanted * People)));

    /// <summary>Total absolute error over twice the number of people: the share that would have to move for a perfect fit, 0 to 1.</summary>
    public double Misplaced => Rows.Sum(r => Math.Abs(r.People - (r.Wanted * People))) / (2 * People);

    /// <summary>Standardised root mean square error: √(Σ(realised − wanted)²/k) over the mean wanted count, 0 for a perfect fit. Source: Knudsen and Fotheringham, International Regional Science Review 10 (1986) 127–147.</summary>
    public double Srmse => Math.Sqrt(Rows.Average(r => Math.Pow(r.People - (r.Wanted * People), 2))) / ((double)People / Rows.Count);
}

/// <param name="Value">Such as "18-24" or "18-24, alone".</param>
/// <param name="Wanted">A share, 0 to 1.</param>
/// <param name="People">How many there are.</param>
public sealed record RealisedShare(string Value, double Wanted, int People);
