using System.Globalization;

namespace Twins.Core.Evidence.Building;

/// <summary>Sums of one column of figures over the rows and people of one twin.</summary>
internal sealed class Measured(string column)
{
    private readonly HashSet<string> people = new(StringComparer.Ordinal);
    private string? file, first, last;

    public string Column { get; } = column;

    public int Rows { get; private set; }

    public double Sum { get; private set; }

    public double Least { get; private set; } = double.PositiveInfinity;

    public double Most { get; private set; } = double.NegativeInfinity;

    public int People => people.Count;

    public double Mean => Sum / Rows;

    public DateOnly? Latest { get; private set; }

    /// <summary>Where the figures stand.</summary>
    public string Source => first == last ? $"{file}, {first}" : $"{file}, {first} to {last}, {Rows.ToString("N0", CultureInfo.InvariantCulture)} of them";

    public void Add(double value, string? person, Sources.SourcePlace place, DateOnly? date)
    {
        (file, last) = (place.File, place.At);
        first ??= place.At;
        (Rows, Sum, Least, Most) = (Rows + 1, Sum + value, Math.Min(Least, value), Math.Max(Most, value));
        if (person is not null) people.Add(person);
        if (date > Latest || Latest is null) Latest = date;
    }
}
