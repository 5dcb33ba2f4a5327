using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting;

namespace Twins.Tests.Studies.Reporting;

public class HtmlReportTests
{
    [Fact]
    public void Hostile_text_changes_no_element_and_no_attribute()
    {
        var calm = Parse(HostileReport.Of(SampleReport.Large(), "x"));
        var attacked = Parse(HostileReport.Of(SampleReport.Large(), HostileReport.Payload));
        Assert.Equal(Structure(calm), Structure(attacked));
        Assert.Contains("<script>alert(1)</script>", attacked.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_on_the_page_runs_or_asks_for_anything()
    {
        var page = Parse(HostileReport.Of(SampleReport.Large(), HostileReport.Payload));
        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, object, embed, form, base, video, audio, use, image, foreignObject"));
        var attributes = page.All.SelectMany(e => e.Attributes).ToList();
        Assert.DoesNotContain(attributes, a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name is "src" or "srcset" or "style" or "xlink:href" or "action");
        Assert.All(page.QuerySelectorAll("[href]"), e => Assert.NotNull(page.GetElementById(e.GetAttribute("href")![1..])));
        Assert.DoesNotContain("url(", page.QuerySelector("style")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", page.QuerySelector("style")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_policy_admits_the_style_sheet_by_its_hash_and_nothing_else()
    {
        var page = Parse(SampleReport.Small());
        var policy = page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!;
        var sheet = Assert.Single(page.QuerySelectorAll("style")).TextContent;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(sheet)));
        Assert.Equal($"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'", policy);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(50)]
    [InlineData(200)]
    public void Every_variant_appears_with_its_number_interval_and_base(int variants)
    {
        var report = SampleReport.Large(variants);
        var rows = Parse(report).QuerySelectorAll("#ranking .results tbody tr");
        Assert.Equal(variants, rows.Length);
        Assert.Equal(report.Questions[0].Results.Select(r => r.Stimulus), rows.Select(r => r.QuerySelector("summary code")!.TextContent));
        Assert.All(rows.Zip(report.Questions[0].Results), x => Assert.Equal($"{x.Second.Mean.Value:0.00}{x.Second.Mean.Low:0.00}–{x.Second.Mean.High:0.00}n 28 (56)", x.First.QuerySelector(".mean")!.TextContent));
    }

    [Fact]
    public void Every_page_says_that_it_is_made_by_machines()
    {
        foreach (var report in new[] { SampleReport.Large(), SampleReport.Small(), SampleReport.Failed() })
            Assert.Equal(StudyReport.Label, Parse(report).QuerySelector("header .label.ai")!.TextContent);
    }

    [Fact]
    public void The_offline_respondent_never_passes_for_a_language_model()
    {
        Assert.Equal("Offline respondent: not a language model", Parse(SampleReport.Large(languageModel: false)).QuerySelector("header .label.offline")!.TextContent);
        Assert.Null(Parse(SampleReport.Large()).QuerySelector(".label.offline"));
    }

    [Theory]
    [InlineData(VerdictKind.Separable, "separable", "Separable")]
    [InlineData(VerdictKind.TooCloseToCall, "close", "Too close to call")]
    [InlineData(VerdictKind.TooWeakToUse, "weak", "Too weak to use")]
    public void The_verdict_stands_in_words_with_its_reasons(VerdictKind kind, string style, string words)
    {
        var box = Parse(SampleReport.Small() with { Verdict = new Verdict(kind, "So it is.", ["First.", "Second."]) }).QuerySelector("header .verdict")!;
        Assert.True(box.ClassList.Contains(style));
        Assert.Equal(words, box.QuerySelector(".pill")!.TextContent.Trim());
        Assert.Equal(["First.", "Second."], box.QuerySelectorAll("li").Select(li => li.TextContent));
    }

    [Fact]
    public void A_choice_asked_once_is_drawn_by_its_options_best_first()
    {
        var report = SampleReport.Small();
        var choice = new SampleDraw(5).Choice("channel", "Where?", "single", ["Mail", "App", "Poster"]) with { Primary = true };
        var ranking = Parse(report with { Questions = [choice] }).QuerySelector("#ranking")!;
        Assert.Null(ranking.QuerySelector(".results"));
        Assert.Equal(choice.Options.OrderByDescending(o => o.Share.Value).Select(o => o.Label), ranking.QuerySelectorAll(".options .msg").Select(c => c.TextContent));
    }

    [Fact]
    public void A_night_without_answers_is_a_page_that_says_so()
    {
        var page = Parse(SampleReport.Failed());
        Assert.Contains("nothing to rank", page.QuerySelector("#ranking")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("did not answer within 30 s", page.QuerySelector("#unanswered")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#noise"));
    }

    [Fact]
    public void Estimates_of_nothing_are_a_dash_and_never_NaN()
    {
        var report = SampleReport.Small();
        var nothing = report.Questions[0].Results[1] with { Mean = new Estimate(double.NaN, double.NaN, double.NaN), TopBox = null, Distribution = [], Base = 0, Answers = 0 };
        var page = Parse(report with { Questions = [report.Questions[0] with { Results = [report.Questions[0].Results[0], nothing] }] });
        Assert.DoesNotContain("NaN", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("no answer", page.QuerySelector("#ranking")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Dummies_that_beat_the_panel_are_marked_and_others_are_not()
    {
        var rows = Parse(SampleReport.Large()).QuerySelectorAll("#people .fits")[0].QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        Assert.Equal([false, true, false, false], rows.Select(r => r.Contains('▲', StringComparison.Ordinal)));
    }

    [Fact]
    public void A_quote_says_who_said_it_about_what_and_on_what_evidence()
    {
        var quote = Parse(SampleReport.Large()).QuerySelector("#objections blockquote footer")!.TextContent;
        Assert.Contains("Anna Brandt anna-0, Young families", quote, StringComparison.Ordinal);
        Assert.Contains("citing q1; f0", quote, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_have_words_or_are_hidden_from_those_who_listen()
    {
        var page = Parse(SampleReport.Large());
        Assert.All(page.QuerySelectorAll("svg"), svg => Assert.True(svg.GetAttribute("aria-hidden") is "true" || (svg.GetAttribute("role") is "img" && svg.GetAttribute("aria-label") is { Length: > 10 })));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
    }

    [Fact]
    public void The_same_report_is_the_same_bytes() => Assert.Equal(Text(SampleReport.Large()), Text(SampleReport.Large()));

    private static IEnumerable<string> Structure(IHtmlDocument page) =>
        page.All.Select(e => $"{e.LocalName} {string.Join(' ', e.Attributes.Select(a => a.Name))}");

    internal static string Text(StudyReport report)
    {
        using var stream = new MemoryStream();
        HtmlReport.Write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static IHtmlDocument Parse(StudyReport report) => new HtmlParser().ParseDocument(Text(report));
}
