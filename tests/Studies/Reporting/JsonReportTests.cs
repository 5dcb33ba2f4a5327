using System.Text;
using System.Text.Json;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting;

namespace Twins.Tests.Studies.Reporting;

public class JsonReportTests
{
    [Fact]
    public void What_is_written_reads_back_as_the_same_report()
    {
        var bytes = Bytes(SampleReport.Large());
        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(Bytes(HostileReport.Read(bytes))));
    }

    [Fact]
    public void Names_and_enums_are_snake_case()
    {
        var root = JsonDocument.Parse(Bytes(SampleReport.Large())).RootElement;
        Assert.Equal("too_close_to_call", root.GetProperty("verdict").GetProperty("kind").GetString());
        var question = root.GetProperty("questions")[0];
        Assert.Equal("stated", question.GetProperty("elicitation").GetString());
        Assert.True(question.GetProperty("results")[0].TryGetProperty("probability_best", out _));
    }

    [Fact]
    public void It_says_that_it_is_made_by_machines_and_by_which()
    {
        var root = JsonDocument.Parse(Bytes(SampleReport.Large(languageModel: false))).RootElement;
        Assert.Equal(StudyReport.Label, root.GetProperty("notice").GetString());
        Assert.False(root.GetProperty("respondent").GetProperty("is_language_model").GetBoolean());
    }

    [Fact]
    public void An_estimate_of_nothing_is_null()
    {
        var json = Encoding.UTF8.GetString(Bytes(SampleReport.Large() with { Worth = new EffectiveSample(double.NaN, 1, double.PositiveInfinity) }));
        var worth = JsonDocument.Parse(json).RootElement.GetProperty("worth");
        Assert.Equal(JsonValueKind.Null, worth.GetProperty("humans").ValueKind);
        Assert.Equal(JsonValueKind.Null, worth.GetProperty("high").ValueKind);
    }

    [Fact]
    public void Pasted_into_a_page_it_opens_no_element()
    {
        var json = Encoding.UTF8.GetString(Bytes(HostileReport.Of(SampleReport.Large(), HostileReport.Payload)));
        Assert.DoesNotContain('<', json);
        Assert.Contains("José Müller", json, StringComparison.Ordinal);
    }

    private static byte[] Bytes(StudyReport report)
    {
        using var stream = new MemoryStream();
        JsonReport.Write(report, stream);
        return stream.ToArray();
    }
}
