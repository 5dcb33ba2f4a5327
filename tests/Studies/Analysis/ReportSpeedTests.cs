namespace Twins.Tests.Studies.Analysis;

public sealed class ReportSpeedTests
{
    [Theory]
    [InlineData(28)]
    [InlineData(1000)]
    public void A_report_on_fifty_variants_takes_seconds_at_most(int twins)
    {
        var analysis = new SmallStudy
        {
            Twins = twins,
            Variants = [.. Enumerable.Range(0, 50).Select(v => $"v{v}")],
            Answer = a => SmallStudy.Point(1 + (int)((uint)(a.Twin * 7919 + a.Variant * 104729) % 5)),
            Reason = a => $"The slot at {a.Twin % 24} suits me because of reason{a.Variant} and habit{a.Twin % 11}",
            Objection = a => $"It is too expensive for week {a.Variant}",
        }.Analysis();
        var start = TimeProvider.System.GetTimestamp();
        var report = analysis.Report(SmallStudy.Model, DateTimeOffset.UnixEpoch, new Core.Studies.Analysis.CostReport(0, 0, 0, 0, 0, 0, 0, null, null, null, 1), []);
        var took = TimeProvider.System.GetElapsedTime(start);
        TestContext.Current.TestOutputHelper?.WriteLine($"{took.TotalSeconds:0.00} s");
        Assert.Equal(50, report.Questions[0].Results.Count);
        // Generous, since the machine that runs the tests may be busy.
        Assert.InRange(took.TotalSeconds, 0, 30);
    }
}
