using System.Text.Json;
using Twins.Tests.Cli;

namespace Twins.Tests.Validations;

/// <summary>1,784 people and what a language model answered as their twins, at real size and from the command line.</summary>
public sealed class RealTwinsTests : IDisposable
{
    private readonly TemporaryFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task The_mega_studys_published_figures_come_out_and_its_twins_may_be_used_for_ideas()
    {
        foreach (var file in new[] { "combined_dv_human.csv", "combined_dv_llm.csv" }) File.Copy(SharedFolder.Path("data", "megastudy", file), Path.Combine(data.Path, file));
        data.File("v.validation.yaml",
            """
            validation: mega-study
            respondent: gpt-4.1
            use: pricing
            checks:
              - kind: answers
                id: outcomes
                people: {file: combined_dv_human.csv, twin: TWIN_ID}
                twins: {file: combined_dv_llm.csv, twin: TWIN_ID}
                baselines: [demographics]
            """);
        var done = await TwinsProcess.RunAsync(data.Path, null, "validate", ".", "--out", "out", "--json");
        Assert.True(done.Code is 0, done.Error);
        using var json = JsonDocument.Parse(done.Output);
        var findings = json.RootElement.GetProperty("checks")[0].GetProperty("findings").EnumerateArray().ToDictionary(f => f.GetProperty("metric").GetString()!);
        Assert.Equal(.226, Value("correlation"), .0005);
        Assert.Equal(.669, Value("spread_ratio"), .0005);
        Assert.Equal(-.45, Value("skill"), .02);
        Assert.InRange(Value("calibrated_skill"), .03, .05);
        var gates = json.RootElement.GetProperty("gates").EnumerateArray().ToDictionary(g => g.GetProperty("use").GetString()!, g => g.GetProperty("passed").GetBoolean());
        Assert.Equal((true, false, false), (gates["ideation"], gates["pricing"], gates["clinical"]));
        // Between the ends of its interval lies the figure of everybody.
        var interval = findings["correlation"].GetProperty("interval");
        Assert.InRange(.226, interval.GetProperty("low").GetDouble(), interval.GetProperty("high").GetDouble());

        double Value(string metric) => findings[metric].GetProperty("value").GetDouble();
    }
}
