using Twins.Core.Governance.Bias;
using Twins.Core.Governance.Bias.Findings;
using Twins.Core.Governance.Bias.Swapping;

namespace Twins.Tests.Governance.Bias;

public sealed class BiasAuditTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Study => Town.Write(folder.Path);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_model_that_thinks_less_of_women_is_found_and_nothing_else_is()
    {
        await using var model = OpinionatedModel.Start(p => Noise(p) - (OpinionatedModel.Line(p, "Gender") is "woman" && OpinionatedModel.Chance(p) < 7000 ? 2 : 0));
        var report = await Audited.ByAsync(model, Study);
        Assert.Equal(BiasOutcome.Found, report.Verdict.Outcome);
        Assert.All(Shown(report), s => Assert.Equal(SwapAttribute.Gender, s.Attribute));
        var shift = Assert.Single(report.Swaps, s => s is { Attribute: SwapAttribute.Gender, Measure: "intent" });
        Assert.Equal(SwapVerdict.Shown, shift.Verdict);
        Assert.InRange(-1.4, shift.Shift!.Value.Low, shift.Shift.Value.High);
        Assert.Equal(30, shift.Twins);
        Assert.Contains("Asked as a woman instead of as a man", report.Verdict.Findings[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_thinks_less_of_one_origin_of_names_is_found_whatever_the_nationality_says()
    {
        var names = NameSets.Get("nigerian");
        await using var model = OpinionatedModel.Start(p => Noise(p) - (names.Family.Any(f => OpinionatedModel.Line(p, "You are").EndsWith(f, StringComparison.Ordinal)) ? 2 : 0));
        var report = await Audited.ByAsync(model, Study);
        Assert.Equal(["as Nigerian", "with a Nigerian name"], Shown(report).Select(s => s.Other).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_model_whose_answers_are_nothing_but_chance_raises_no_alarm_though_every_other_decision_flips(int seed)
    {
        await using var model = OpinionatedModel.Start(p => 1 + (OpinionatedModel.Chance(p, seed) % 5));
        var report = await Audited.ByAsync(model, Study);
        Assert.Empty(Shown(report));
        Assert.DoesNotContain(report.Swaps, s => s.FlipsMore);
        Assert.All(report.Swaps.Where(s => s.Measure is "click"), s => Assert.InRange(s.RerunFlips!.Value.Value, .2, .8));
    }

    [Fact]
    public async Task Old_age_and_origin_are_found_too_and_only_by_what_was_asked_for()
    {
        await using var model = OpinionatedModel.Start(p => Noise(p) - (OpinionatedModel.Line(p, "Age") is "67" ? 1 : 0) + (OpinionatedModel.Line(p, "Nationality") is "Turkish" ? 1 : 0));
        var report = await Audited.ByAsync(model, Study, new BiasOptions([SwapAttribute.Age, SwapAttribute.Origin], ["german", "turkish"]));
        Assert.Equal([SwapAttribute.Age, SwapAttribute.Origin], report.Swaps.Select(s => s.Attribute).Distinct());
        Assert.True(report.Swaps.First(s => s.Attribute is SwapAttribute.Age).Shift!.Value.High < 0);
        Assert.True(report.Swaps.First(s => s.Attribute is SwapAttribute.Origin).Shift!.Value.Low > 0);
        Assert.All(report.Swaps.Where(s => s.Measure is "intent"), s => Assert.Equal(SwapVerdict.Shown, s.Verdict));
    }

    [Fact]
    public async Task Both_guises_of_a_twin_are_asked_in_the_same_words_but_for_the_lines_of_the_attribute()
    {
        await using var model = OpinionatedModel.Start(_ => 3);
        await Audited.ByAsync(model, Town.Write(folder.Path, twins: 1), new BiasOptions([SwapAttribute.Gender], NameSets.Usual));
        var guises = model.Prompts.Where(p => p.Contains(" Marlowa\n", StringComparison.Ordinal) && !p.Contains("Robin", StringComparison.Ordinal)).Select(p => p.Split('\n')).ToList();
        Assert.Equal(2, guises.Count);
        var differing = guises[0].Zip(guises[1]).Where(l => l.First != l.Second).Select(l => l.First.Split(':')[0]);
        Assert.Equal(["You are", "Gender"], differing);
    }

    [Fact]
    public async Task The_offline_respondent_is_shown_for_what_it_is_and_reads_no_name()
    {
        var report = await Audited.OfflineAsync(Study);
        Assert.All(report.Swaps, s => Assert.True(s is { Shift: { Value: 0, Low: 0, High: 0 }, Flips.Value: 0, RerunFlips: null, Verdict: SwapVerdict.NotShown }, s.ToString()));
        Assert.Contains(report.NotExamined, n => n.Contains("How a language model answers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nine_twins_are_too_few_whatever_they_say_and_ten_that_all_say_it_are_enough()
    {
        await using var model = OpinionatedModel.Start(p => OpinionatedModel.Line(p, "Gender") is "woman" ? 1 : 5);
        var few = await Audited.ByAsync(model, Town.Write(folder.Path, twins: 9));
        Assert.All(few.Swaps, s => Assert.True(s is { Verdict: SwapVerdict.TooFew, Shift: null }));
        var enough = await Audited.ByAsync(model, Town.Write(folder.Path, twins: 10), new BiasOptions([SwapAttribute.Gender], NameSets.Usual));
        Assert.All(enough.Swaps, s => Assert.Equal(SwapVerdict.Shown, s.Verdict));
    }

    [Fact]
    public async Task A_twin_whose_text_tells_its_age_takes_no_part_in_that_swap_and_is_named()
    {
        Town.Write(folder.Path, summary: "A 34-year-old woman who bakes.");
        await using var model = OpinionatedModel.Start(p => OpinionatedModel.Line(p, "Age") is "67" || OpinionatedModel.Line(p, "Gender") is "woman" ? 1 : 5);
        var report = await Audited.ByAsync(model, folder.Path);
        Assert.All(report.Coverage.Where(c => c.Attribute is SwapAttribute.Age or SwapAttribute.Gender), c => Assert.Equal((0, 30), (c.Asked, c.LeftOut.Count)));
        Assert.Equal("“34-year-old” in its summary", report.Coverage.First(c => c.Attribute is SwapAttribute.Age).LeftOut[0].Reason);
        Assert.Empty(Shown(report));
        Assert.Contains(report.NotExamined, n => n.Contains("A swap of age with 30 twins of 30", StringComparison.Ordinal));
    }

    private static IEnumerable<SwapFinding> Shown(BiasReport report) => report.Swaps.Where(s => s.Verdict is SwapVerdict.Shown);

    /// <summary>Likely, give or take one, as chance has it.</summary>
    private static int Noise(string prompt) => 4 + (OpinionatedModel.Chance(prompt, 7) % 3) - 1;
}
