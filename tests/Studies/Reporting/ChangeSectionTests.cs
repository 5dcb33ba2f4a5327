using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Twins.Core.Studies.Analysis;
using Twins.Tests.Studies.Analysis;

namespace Twins.Tests.Studies.Reporting;

public sealed class ChangeSectionTests
{
    [Fact]
    public void Every_message_that_was_asked_again_has_its_difference_interval_base_verdict_and_reason()
    {
        var report = SampleReport.Large();
        var rows = Parse(report).QuerySelectorAll("#changes .moves tbody tr").ToList();
        var asked = report.Changes!.Variants.Where(v => v.Kind is not ChangeKind.NotAskedAgain).ToList();
        Assert.Equal(6, asked.Count);
        Assert.Equal(asked.Select(v => v.Id), rows.Select(r => r.QuerySelector("summary code")!.TextContent));
        Assert.Equal(asked.Select(v => $"{v.Difference.Value:+0.00;−0.00}{v.Difference.Low:+0.00;−0.00} to {v.Difference.High:+0.00;−0.00}n 27"), rows.Select(r => r.QuerySelectorAll(".num")[1].TextContent));
        Assert.Equal("▲ changedits content was edited", rows[0].QuerySelector(".why")!.TextContent);
        Assert.Equal("no change that can be told from noiseits content was edited", rows[5].QuerySelector(".why")!.TextContent);
    }

    [Fact]
    public void What_was_not_asked_again_folds_away_and_a_renamed_message_says_what_it_was_called()
    {
        var page = Parse(SampleReport.Large());
        Assert.Equal("44 that were not asked again", page.QuerySelector("#changes details.more > summary")!.TextContent);
        Assert.Equal(44, page.QuerySelectorAll("#changes .still tr").Length);
        Assert.Contains("was called old-name", page.QuerySelector("#changes .still")!.TextContent);
    }

    [Fact]
    public void The_sentence_stands_on_the_front_page_and_leads_to_the_section()
    {
        var report = SampleReport.Large();
        var link = Parse(report).QuerySelector("header .moved a")!;
        Assert.Equal("#changes", link.GetAttribute("href"));
        Assert.Equal(report.Changes!.Sentence, link.NextElementSibling!.TextContent);
        Assert.NotNull(Parse(report).QuerySelector("nav a[href='#changes']"));
    }

    [Fact]
    public void Without_an_earlier_run_there_is_no_section()
    {
        var page = Parse(SampleReport.Small());
        Assert.Null(page.GetElementById("changes"));
        Assert.Null(page.QuerySelector("[href='#changes']"));
    }

    [Fact]
    public void A_comparison_that_cannot_be_made_is_told_without_numbers()
    {
        var changes = ChangeAnalysis.Of(new EarlierRun("autumn-1", null), Nights.Night(2, 2, (_, _) => 1), 1);
        var section = Parse(SampleReport.Small() with { Changes = changes }).GetElementById("changes")!;
        Assert.Equal("These figures cannot be compared with those of the run autumn-1: the earlier run left no figures.", section.QuerySelector(".lead")!.TextContent);
        Assert.Empty(section.QuerySelectorAll("table, ul"));
    }

    [Fact]
    public void A_difference_of_nothing_is_drawn_as_nothing()
    {
        var changes = Nights.Compare(Nights.Night(9, 1, (i, _) => i < 4 ? 2 : null), Nights.Night(9, 1, (i, _) => i < 4 ? null : 3).Edited(0));
        var row = Parse(SampleReport.Small() with { Changes = changes }).QuerySelector("#changes .moves tbody tr")!;
        Assert.Contains("no answer both times", row.TextContent);
        Assert.Equal("–– to –n 0", row.QuerySelectorAll(".num")[1].TextContent);
    }

    private static IHtmlDocument Parse(StudyReport report) => new HtmlParser().ParseDocument(HtmlReportTests.Text(report));
}
