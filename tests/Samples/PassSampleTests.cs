using AngleSharp.Html.Parser;
using CsvHelper;
using Twins.Bot.Cards;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Studies;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting;
using Twins.Tests.Bot.Cards;
using Twins.Tests.Respondents.Model;
using Twins.Tests.Studies.Reporting;

namespace Twins.Tests.Samples;

public sealed class PassSampleTests(PassStudy study) : IClassFixture<PassStudy>
{
    [Fact]
    public void It_holds_a_question_of_every_kind_in_several_parts()
    {
        var campaign = CampaignReader.Read(SampleFiles.All("*.campaign.yaml", "pass").Single());
        Assert.All(campaign.Questions, q => Assert.Null(q.Flaw()));
        Assert.Equal(["maxdiff", "van_westendorp", "conjoint", "kano", "budget", "pairwise"], study.Report.Questions.Where(q => q.Compound.Count > 0).Select(q => q.Kind));
        Assert.Equal(3, study.Report.Questions.Count(q => q.Matrix is not null));
        foreach (var file in SampleFiles.All("*.twin.yaml", "pass")) Assert.Equal(Path.GetFileName(file), DocumentReader.Read<Twin>(file).Id + ".twin.yaml");
    }

    [Fact]
    public void Every_analysis_has_its_base_a_verdict_and_figures_within_their_intervals()
    {
        foreach (var found in study.Report.Questions.SelectMany(q => q.Compound))
        {
            Assert.InRange(found.Base, 8, 16);
            Assert.StartsWith("Offline heuristics, not people:", found.Verdict.Sentence, StringComparison.Ordinal);
            Assert.NotEmpty(found.Figures);
            Assert.All(found.Figures, f => Assert.True(f.Value.Low <= f.Value.Value && f.Value.Value <= f.Value.High, $"{found.Unit}: {f}"));
        }
    }

    [Fact]
    public void The_report_starts_with_the_items_and_shows_every_question()
    {
        var page = new HtmlParser().ParseDocument(study.Page);
        Assert.Equal(8, page.QuerySelectorAll("#ranking table.compound")[0].QuerySelectorAll("tbody tr").Length);
        Assert.Equal(6, page.QuerySelectorAll("#questions article").Length);
        Assert.Contains(page.QuerySelectorAll("#questions svg.lines"), _ => true);
        Assert.Contains(page.QuerySelectorAll("#questions svg.kano"), _ => true);
        Assert.Empty(page.QuerySelectorAll("script, [style]"));
        Assert.Contains("share of preference", study.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_answers_says_what_was_chosen_from_what()
    {
        using var csv = CsvReader.FromFile(study.Answers);
        var columns = csv.Headers.ToArray();
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        while (csv.Read())
            if (csv.GetString(Array.IndexOf(columns, "outcome")) is "answered") values.TryAdd(csv.GetString(Array.IndexOf(columns, "question")), csv.GetString(Array.IndexOf(columns, "value")));
        Assert.Matches(@"^\w+>\w+ \(of \w+ \w+ \w+ \w+\) \| ", values["benefits"]);
        Assert.Matches(@"^too_cheap=[\d.]+ cheap=[\d.]+ expensive=[\d.]+ too_expensive=[\d.]+ intent_cheap=[1-5] intent_expensive=[1-5]$", values["price"]);
        Assert.Matches(@"^(a|b|c|none) \(a \w+ \w+ \w+ [\d.]+, b \w+ \w+ \w+ [\d.]+, c ", values["passes"]);
        Assert.Matches(@"^with_evening=\w+ without_evening=\w+ ", values["features"]);
        Assert.Matches(@"^prices=\d+ slots=\d+ packaging=\d+ counter=\d+$", values["spending"]);
        Assert.Matches(@"^\w+>\w+ \| \w+>\w+", values["names"]);
        Assert.Matches(@"^[\d.]+$", values["view_fees"]);
    }

    [Fact]
    public void What_strangers_wrote_into_it_changes_no_element_of_the_page()
    {
        Assert.Equal(Structure(HostileReport.Of(study.Report, "x")), Structure(HostileReport.Of(study.Report, HostileReport.Payload)));
    }

    [Fact]
    public void A_card_shows_the_items_with_interval_and_base()
    {
        var card = ResultCard.Of(study.Report);
        Assert.Equal(8, card.OfType("TableRow").Skip(1).Count());
        Assert.Matches(@"\d+% \(\d+%–\d+%\)[^\n]*\n16", card.Seen());
        Assert.Contains("16 of 16 twins", card.Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_is_asked_all_of_it_in_one_call()
    {
        var campaign = CampaignReader.Read(SampleFiles.All("*.campaign.yaml", "pass").Single());
        await using var wired = await Wired.StartAsync();
        var response = await wired.AskAsync(Sample.Evaluation([.. campaign.Questions]));
        Assert.Equal((1, 0), (wired.Seen.Chats, wired.Seen.Refused));
        Assert.DoesNotContain(response.Outcomes, o => o is Outcome.Failed);
    }

    private static IReadOnlyList<string> Structure(StudyReport report)
    {
        using var page = new StringWriter();
        HtmlReport.Write(report, page);
        return [.. new HtmlParser().ParseDocument(page.ToString()).All.Select(e => $"{e.LocalName} {string.Join(' ', e.Attributes.Where(a => a.Name is not "aria-label").Select(a => $"{a.Name}={a.Value}"))}")];
    }
}
