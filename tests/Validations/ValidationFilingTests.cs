using System.Text;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Validations;

namespace Twins.Tests.Validations;

public sealed class ValidationFilingTests
{
    private static readonly Validation Result = new()
    {
        Study = "spring",
        Date = new(2026, 11, 26),
        Expires = new(2027, 5, 25),
        Version = "0123456789abcdef0123456789abcdef",
        Respondent = "gpt-mini",
        Metric = "correlation",
        Value = 0,
        Baseline = 0,
        Beats = false,
        Base = "50 people",
        Uses = new Dictionary<string, DateOnly> { ["ideation"] = new(2027, 5, 25) },
        Report = "ab",
    };

    [Theory]
    [InlineData("twin: ada\nname: Ada\n")]
    [InlineData("twin: ada\nname: Ada")]
    [InlineData("# who\r\ntwin: ada\r\nname: Ada   # her name\r\n")]
    [InlineData("twin: ada\nvalidations:\n- study: winter\n  date: 2026-01-01\n  expires: 2026-06-01\n  version: a\n  respondent: m\n  metric: correlation\n  value: 0.5\n  baseline: 0.4\n  beats: true\n  base: 50 people\n  report: ff\n\n# more of her\nname: Ada\n")]
    [InlineData("{twin: ada, name: Ada, goals: ['validations: none']}")]
    [InlineData("twin: ada\nname: Ada\nsummary: |\n  validations:\n    - none\ngoals: [a]\n")]
    public void A_result_is_added_to_a_document_in_any_form_and_nothing_else_changes(string text)
    {
        var before = Parse(text);
        var after = Parse(ValidationFiling.Add("ada.twin.yaml", text, Result));
        Assert.Equal(before.Validations.Count + 1, after.Validations.Count);
        Assert.Equal(YamlWriter.Write(before with { Validations = [] }), YamlWriter.Write(after with { Validations = [] }));
        Assert.Equal((Result.Study, 0, false, "ideation"), (after.Validations[^1].Study, after.Validations[^1].Value, after.Validations[^1].Beats, Assert.Single(after.Validations[^1].Uses).Key));
    }

    [Fact]
    public void Comments_and_order_stay_where_they_are()
    {
        var text = ValidationFiling.Add("ada.twin.yaml", "# who she is\ntwin: ada   # lower case\n\nname: Ada\n", Result);
        Assert.StartsWith("# who she is\ntwin: ada   # lower case\n\nname: Ada\nvalidations:\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_validation_on_the_same_day_is_one_and_of_each_the_last_ten_are_kept()
    {
        var text = "twin: ada\nname: Ada\n";
        for (var i = 0; i < 15; i++) text = ValidationFiling.Add("ada.twin.yaml", text, Result with { Date = new DateOnly(2026, 1, 1).AddDays(i) });
        text = ValidationFiling.Add("ada.twin.yaml", text, Result with { Date = new DateOnly(2026, 1, 15), Value = .5 });
        text = ValidationFiling.Add("ada.twin.yaml", text, Result with { Study = "other" });
        var kept = Parse(text).Validations;
        Assert.Equal(11, kept.Count);
        Assert.Equal(.5, kept[^2].Value);
        Assert.Equal(new DateOnly(2026, 1, 6), kept[0].Date);
    }

    private static Twin Parse(string text) => DocumentReader.Parse<Twin>("ada.twin.yaml", Encoding.UTF8.GetBytes(text));
}
