using System.Text.RegularExpressions;
using Twins.Bench.Loopback;
using Twins.Core.Runs.Sharing;

namespace Twins.Tests.Adapters.Telemetry;

public sealed partial class TelemetryGuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "telemetry.md"));

    [Fact]
    public async Task Every_span_attribute_and_figure_is_in_the_guide_and_the_guide_names_no_other()
    {
        using var overheard = new Overheard(content: true);
        await using var good = await RunTelemetryTests.OpenAsync("guide-good", twins: 1, content: true);
        await using var bad = await RunTelemetryTests.OpenAsync("guide-bad", twins: 1, fault: new Fault.Status(400, "bad", "No."));
        var (well, badly) = (await RunTelemetryTests.RunAsync(good), await RunTelemetryTests.RunAsync(bad));
        await new PoisonList(good.Stores.Records, good.Stores.Queue, good.Clock).AddAsync("guide", "x", CancellationToken.None);
        var spans = overheard.Spans(well.Id).Concat(overheard.Spans(badly.Id)).ToList();
        var figures = overheard.Figures("guide-good").Concat(overheard.Figures("guide-bad")).Concat(overheard.Poisoned("guide")).ToList();

        var (named, attributes, metrics) = (Names("| span |"), Names("| attribute |"), Names("| metric |"));
        Assert.Equal(named.Except(["embeddings <model>"]), spans.Select(s => s.OperationName.StartsWith("chat", StringComparison.Ordinal) ? "chat <model>" : s.OperationName).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(attributes, spans.SelectMany(s => s.TagObjects.Select(t => t.Key)).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(metrics, figures.Select(f => f.Name).Distinct().Order(StringComparer.Ordinal));
        var figureTable = Guide[Guide.IndexOf("| metric |", StringComparison.Ordinal)..];
        foreach (var own in figures.Where(f => f.Name.StartsWith("twins.", StringComparison.Ordinal)).GroupBy(f => f.Name))
        {
            var row = Regex.Match(figureTable, $@"^\| `{Regex.Escape(own.Key)}` \|.*$", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Value;
            Assert.All(own.SelectMany(f => f.Tags.Keys).Distinct(), tag => Assert.Contains($"`{tag}`", row, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_queries_ask_for_names_that_are_in_the_tables()
    {
        var queries = Query().Matches(Guide).Select(m => m.Groups["query"].Value).ToList();
        Assert.Equal(3, queries.Count);
        string[] known = [.. Names("| span |"), .. Names("| attribute |"), .. Names("| metric |")];
        Assert.All(queries.SelectMany(q => Quoted().Matches(q).Select(m => m.Groups["name"].Value)).Where(n => n.Contains('.', StringComparison.Ordinal)), name => Assert.Contains(name, known));
        // So do the alerts that are set up with the infrastructure.
        var alerts = File.ReadAllText(Path.Combine(Checkout.Root, "infra", "alerts.bicep"));
        Assert.All(Quoted().Matches(alerts).Select(m => m.Groups["name"].Value).Where(n => n.StartsWith("twins.", StringComparison.Ordinal)), name => Assert.Contains(name, known));
    }

    /// <summary>The names in the first column of a table.</summary>
    private static IReadOnlyList<string> Names(string header)
    {
        var rows = Guide[Guide.IndexOf(header, StringComparison.Ordinal)..].Split('\n').Skip(2).TakeWhile(r => r.StartsWith('|'));
        return [.. rows.SelectMany(r => Ticked().Matches(r.Split('|')[1]).Select(m => m.Groups["name"].Value)).Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex("```kusto\n(?<query>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Query();

    [GeneratedRegex("\"(?<name>[a-z_.]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ticked();
}
