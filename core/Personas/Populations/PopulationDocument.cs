using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Twins.Core.Personas.Populations;

/// <summary>A population document (<c>*.population.yaml</c>): how many people there are of what kind, from which imagined people are drawn.</summary>
public sealed record PopulationDocument
{
    [JsonPropertyName("population")]
    [Description("The population's id, which begins the ids of its twins.")]
    public required string Id { get; init; }

    [Description("How many people to draw.")]
    public int Size { get; init; } = 1000;

    [Description("Decides every draw; the same seed gives the same people.")]
    public int Seed { get; init; } = 1;

    [Description("Where the figures come from; stands in every twin.")]
    public string? Source { get; init; }

    [Description("What the people differ in.")]
    public required IReadOnlyList<PopulationAttribute> Attributes { get; init; }

    [Description("Tables of shares: of one attribute (a margin), or of two and more together.")]
    public required IReadOnlyList<PopulationTable> Tables { get; init; }

    [Description("People who cannot be: each a value, or several, of some attributes together.")]
    public IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<string>>> Impossible { get; init; } = [];

    [Description("The attribute that becomes the twins' segment.")]
    public string? Segment { get; init; }

    [Description("Sentences that people of some kind get with some chance.")]
    public IReadOnlyList<PopulationTrait> Traits { get; init; } = [];
}

public sealed record PopulationAttribute
{
    [Description("Such as age, gender, household. 'age' and 'gender' also choose ages and names; 'age' has bands such as 18-24.")]
    public required string Name { get; init; }

    public required IReadOnlyList<string> Values { get; init; }
}

public sealed record PopulationTable
{
    [Description("The attributes that the table crosses; one for a margin.")]
    public required IReadOnlyList<string> Attributes { get; init; }

    [Description("Shares or counts; scaled to sum to 1. Combinations that are left out do not occur.")]
    public IReadOnlyList<PopulationRow> Rows { get; init; } = [];

    [Description("A CSV file with the attributes as columns and a column 'share', instead of rows.")]
    public string? File { get; init; }
}

public sealed record PopulationRow
{
    [Description("One value for each of the table's attributes, in their order.")]
    public required IReadOnlyList<string> Values { get; init; }

    [Description("A share or a count; not negative.")]
    public required double Share { get; init; }
}

public sealed record PopulationTrait
{
    [Description("Whom it is for: one of the values of every attribute named; everybody when empty.")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> When { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    [Description("How likely each of them has it, from 0 to 1.")]
    public double Chance { get; init; } = 1;

    public string? Goal { get; init; }
    public string? Frustration { get; init; }
    public string? Tendency { get; init; }
    public string? Rule { get; init; }
}
