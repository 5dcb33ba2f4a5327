using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Twins.Core.Validations.Checks;

/// <summary>One way in which twins are held against people.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AnswersCheck), "answers")]
[JsonDerivedType(typeof(ForecastsCheck), "forecasts")]
[JsonDerivedType(typeof(ContestsCheck), "ab_tests")]
[JsonDerivedType(typeof(ScalesCheck), "scales")]
[JsonDerivedType(typeof(TuringCheck), "turing")]
[JsonDerivedType(typeof(RubricCheck), "rubric")]
public abstract record Check
{
    [Description("The check's id, unique in the validation.")]
    public required string Id { get; init; }

    /// <summary>What is wrong with it, in words for its author; null when it can be run.</summary>
    public abstract string? Flaw();
}

/// <summary>A CSV file with one row for each person.</summary>
public sealed record AnswerFile
{
    [Description("A CSV file with a header, relative to the validation.")]
    public required string File { get; init; }

    [Description("The column with the id of the twin that stands for the row's person; 'twin' unless given.")]
    public string Twin { get; init; } = "twin";
}
