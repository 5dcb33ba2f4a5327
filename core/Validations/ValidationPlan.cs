using System.ComponentModel;
using System.Text.Json.Serialization;
using Twins.Core.Studies;
using Twins.Core.Validations.Checks;

namespace Twins.Core.Validations;

/// <summary>A validation document (<c>*.validation.yaml</c>): which twins are held against which people, how, and for what.</summary>
public sealed record ValidationPlan
{
    [JsonPropertyName("validation")]
    [Description("The validation's id.")]
    public required string Id { get; init; }

    public string? Name { get; init; }

    [Description("What the company wants to know.")]
    public string? Objective { get; init; }

    [Description("The panel whose twins are validated, relative to this file. Without it there is nothing that the result could be put on file for.")]
    public string? Panel { get; init; }

    [Description("The decision that the twins are to be used for; the page begins with it.")]
    public StudyUse? Use { get; init; }

    [Description("The company's own table of gates (*.gates.yaml), relative to this file; the product's unless given.")]
    public string? Gates { get; init; }

    [Description("Who or what answered as the twins, where their answers are in files: a model's name.")]
    public string? Respondent { get; init; }

    [Description("The watch over the panel, whose history the page shows.")]
    public PanelWatch? Watch { get; init; }

    [Description("For how many days the result holds, from 1 to 730; 180 unless given.")]
    public int ExpiresAfter { get; init; } = 180;

    [Description("The seed of folds and resamples.")]
    public int Seed { get; init; } = 1;

    [Description("Weights of the composite index, by metric; the product's unless given.")]
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    public required IReadOnlyList<Check> Checks { get; init; }
}
