using System.Text.Json;

namespace Twins.Tests.Cli;

/// <summary>Two product tests that fifty real people answered, asked again of twins imported from the same source.</summary>
public sealed class HumanStudyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_gazpacho_test_puts_the_panel_beside_fifty_people_the_dummies_and_the_human_noise_floor()
    {
        var question = (await SweepAsync("gazpacho_votes.csv",
            """
            campaign: gazpacho
            panel: all.panel.yaml
            variants:
              - id: gazpacho
                headline: Ready-to-drink gazpacho
                body: A cold vegetable soup from Spain, bottled fresh and ready to drink. Find it in the chilled section.
            questions:
              - id: buy
                kind: scale
                text: How likely are you to buy a ready-to-drink gazpacho?
                min: 1
                max: 5
                low: would definitely not
                high: would definitely
            human:
              - question: buy
                file: human/gazpacho_votes.csv
                column: Vote
            """)).GetProperty("questions")[0];
        var human = question.GetProperty("human")[0];
        Assert.Equal(50, human.GetProperty("people").GetInt32());
        Assert.Equal([.22, .18, .26, .20, .14], human.GetProperty("human_distribution").EnumerateArray().Select(p => Math.Round(p.GetDouble(), 2)));
        var fits = human.GetProperty("fits").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!);
        Assert.Equal(.06, fits["uniform"].GetProperty("kolmogorov").GetDouble(), 2);
        Assert.Equal(.08, fits["uniform"].GetProperty("total_variation").GetDouble(), 2);
        Assert.Equal(.14, fits["uniform"].GetProperty("earth_mover").GetDouble(), 2);
        Assert.Contains(fits.Keys, name => name.Contains("noise floor", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_story_telling_test_puts_the_panels_order_beside_the_peoples()
    {
        var question = (await SweepAsync("story_telling_rankings.csv",
            """
            campaign: stories
            panel: all.panel.yaml
            questions:
              - id: device
                kind: rank
                text: Which of these would you buy first for your children?
                options:
                  - { id: A, text: A simple audio player with stories and no screen }
                  - { id: B, text: A tablet that reads interactive stories aloud }
                  - { id: C, text: A story player with pictures that follow the story }
                  - { id: D, text: A talking toy that tells stories }
                  - { id: E, text: A projector that shows stories on the ceiling }
            human:
              - question: device
                file: human/story_telling_rankings.csv
                column: Vote
            """)).GetProperty("questions")[0];
        var ranks = question.GetProperty("human")[0].GetProperty("ranks");
        Assert.Equal("CADEB", string.Concat(ranks.GetProperty("human_order").EnumerateArray().Select(o => o.GetString()![0])));
        Assert.InRange(ranks.GetProperty("kendall_tau").GetDouble(), -1, 1);
    }

    private async Task<JsonElement> SweepAsync(string csv, string campaign)
    {
        var study = Path.Combine(folder.Path, "study");
        var votes = SharedFolder.Path("data", "tinytroupe", "human", csv);
        var people = SharedFolder.Path("data", "tinytroupe", "populations", "usa_general");
        var import = await TwinsProcess.RunAsync(folder.Path, null, "import", "tinytroupe", people, "--out", Path.Combine(study, "twins"));
        Assert.True(import.Code == 0, import.Error);
        folder.File("study/all.panel.yaml", "panel: all\nmembers: ['twins/*.twin.yaml']\n");
        folder.File("study/test.campaign.yaml", campaign);
        Directory.CreateDirectory(Path.Combine(study, "human"));
        File.Copy(votes, Path.Combine(study, "human", csv));
        var sweep = await TwinsProcess.RunAsync(folder.Path, null, "sweep", study, "--out", Path.Combine(folder.Path, "results"), "--json");
        Assert.True(sweep.Code == 0, sweep.Error);
        Assert.Contains("; 50 people", await File.ReadAllTextAsync(Path.Combine(folder.Path, "results", "report.html")), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(sweep.Output);
        return json.RootElement.Clone();
    }
}
