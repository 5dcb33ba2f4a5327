namespace Twins.Tests.Runs.Batching;

public sealed class BatchMemoryTests
{
    /// <summary>A part of 126 MB, and a heap that may not grow beyond 100: what held a part in memory would die of it.</summary>
    private const int Lines = 40_000, Megabytes = 100;

    [Fact]
    public async Task A_part_of_any_size_is_written_sent_and_taken_in_within_little_memory()
    {
        using var folder = new TemporaryFolder();
        using var bench = RealProcess.Start("bench", "Twins.Bench", folder.Path, new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = $"{Megabytes << 20:x}" }, "batch", $"{Lines}");
        var end = await bench.FinishAsync();
        Assert.True(end.Code is 0, end.Output + end.Error);
        Assert.Contains("40,000 calls in 1 part(s), 40,000 answers", end.Output, StringComparison.Ordinal);
    }
}
