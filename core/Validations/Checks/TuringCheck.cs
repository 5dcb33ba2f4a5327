using System.ComponentModel;

namespace Twins.Core.Validations.Checks;

/// <summary>A blind Turing test: judges read texts of people and of twins on sheets that do not tell which is which, and say which they think is human.</summary>
public sealed record TuringCheck : Check
{
    [Description("A CSV file with the texts, relative to the validation; judges never see it.")]
    public required string Texts { get; init; }

    [Description("The column with the text's id.")]
    public string Name { get; init; } = "id";

    [Description("The column with the text.")]
    public string Text { get; init; } = "text";

    [Description("The column that says who wrote it: human or twin.")]
    public string Author { get; init; } = "author";

    [Description("The filled-in sheets, relative to the validation.")]
    public IReadOnlyList<string> Sheets { get; init; } = [];

    public override string? Flaw() => null;
}
