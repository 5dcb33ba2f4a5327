namespace Twins.Core.Personas.Populations;

/// <summary>A table over all combinations of the attributes' values, as one array; the last attribute runs fastest.</summary>
internal sealed class Contingency
{
    /// <summary>What fits into memory and time without a thought.</summary>
    public const int MostCells = 4_000_000;

    private readonly int[] strides;

    public Contingency(IReadOnlyList<int> sizes)
    {
        Sizes = [.. sizes];
        strides = new int[Sizes.Length];
        var cells = 1;
        for (var i = Sizes.Length - 1; i >= 0; i--)
        {
            strides[i] = cells;
            cells = checked(cells * Sizes[i]);
        }
        Cells = new double[cells];
    }

    public int[] Sizes { get; }

    public double[] Cells { get; }

    /// <summary>The place of a cell's value of an attribute.</summary>
    public int ValueOf(int cell, int attribute) => cell / strides[attribute] % Sizes[attribute];

    /// <summary>The cell that differs from another in one attribute.</summary>
    public int With(int cell, int attribute, int value) => cell + ((value - ValueOf(cell, attribute)) * strides[attribute]);

    /// <summary>For each cell its place in a table of some of the attributes, whose last one runs fastest.</summary>
    public int[] PlacesIn(IReadOnlyList<int> attributes)
    {
        var places = new int[Cells.Length];
        for (var cell = 0; cell < places.Length; cell++)
        {
            var place = 0;
            foreach (var a in attributes) place = (place * Sizes[a]) + ValueOf(cell, a);
            places[cell] = place;
        }
        return places;
    }
}
