namespace Twins.Tests.Cli;

/// <summary>Whether an edge stays an edge, by the real command.</summary>
public sealed class EdgeTests : IDisposable
{
    private static readonly string Edges = Path.Combine(Checkout.Root, "samples", "edges");

    private readonly TemporaryFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Every_pull_and_a_verdict_are_told_and_an_edge_that_does_not_hold_fails()
    {
        var edge = await TwinsProcess.RunAsync(data.Path, null, "edge", Edges, "vera-frost");
        Assert.Equal(8, edge.Output.Split('\n').Count(l => l.Contains("of its extreme left, moved 0.", StringComparison.Ordinal)));
        Assert.Contains("\nvera-frost no edge: its first answers lie 0.", edge.Output, StringComparison.Ordinal);
        Assert.Contains("not a language model", edge.Error, StringComparison.Ordinal);
        Assert.Equal(1, edge.Code);
    }

    [Fact]
    public async Task A_twin_that_nothing_holds_at_an_edge_is_told_what_to_write()
    {
        var edge = await TwinsProcess.RunAsync(data.Path, null, "edge", Edges, "finn-okoye");
        Assert.Equal((2, ""), (edge.Code, edge.Output));
        Assert.Equal("'finn-okoye' has no constraint, rule or belief that holds its extreme; add one such as 'Never gives out an email address'.\n", edge.Error);
    }
}
