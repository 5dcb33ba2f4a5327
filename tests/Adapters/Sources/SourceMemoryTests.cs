using System.Text;
using Twins.Adapters.Sources;

namespace Twins.Tests.Adapters.Sources;

[CollectionDefinition(nameof(SourceMemoryTests), DisableParallelization = true)]
public sealed class SourceMemoryCollection;

/// <summary>Alone, because other tests' memory would be counted too.</summary>
[Collection(nameof(SourceMemoryTests))]
public sealed class SourceMemoryTests
{
    private const int Bytes = 60 << 20;

    /// <summary>Of a file of 60 MB: what a reader may hold while it reads, at most.</summary>
    private const double Share = 0.25;

    [Theory]
    [InlineData("a.csv", "customer_id,comment,orders\n", "C17,\"The bread was late, and the milk too.\",3\n")]
    [InlineData("a.jsonl", "", "{\"customer_id\":\"C17\",\"comment\":\"The bread was late, and the milk too.\"}\n")]
    [InlineData("a.vtt", "WEBVTT\n\n", "00:01.000 --> 00:02.000\n<v Ada>The bread was late.\n\n00:03.000 --> 00:04.000\n<v Ben>Mine too.\n\n")]
    [InlineData("a.mbox", "", "From a@b Mon Oct 12 10:12:00 2026\nFrom: ada@example.org\nSubject: Bread\n\nThe bread was late.\n\n")]
    public async Task A_large_file_is_never_held(string name, string head, string repeated)
    {
        using var material = new Material();
        Write(Path.Combine(material.Path, name), head, repeated);
        var (records, highest) = await ReadAsync(material.Path);
        Assert.True(records > 1000);
        Assert.True(highest < Share * Bytes, $"{highest / (1 << 20)} MB were held");
    }

    [Theory]
    [InlineData("a.csv", "customer_id,comment\nC1,first\nC2,", "\nC3,last\n")]
    [InlineData("a.jsonl", "{\"customer_id\":\"C1\",\"comment\":\"first\"}\n{\"comment\":\"", "\"}\n{\"customer_id\":\"C3\",\"comment\":\"last\"}\n")]
    [InlineData("a.mbox", "From a@b Mon Oct 12 10:12:00 2026\nFrom: a@example.org\n\nfirst\n\nFrom a@b Mon Oct 12 10:12:00 2026\nFrom: a@example.org\nSubject: ", "\n\nbody\n\nFrom a@b Mon Oct 12 10:12:00 2026\nFrom: c@example.org\n\nlast\n")]
    public void A_line_without_an_end_is_never_held(string name, string head, string tail)
    {
        using var material = new Material();
        Write(Path.Combine(material.Path, name), head, new string('x', 1 << 16), tail);
        var opened = SourceFolder.Open(material.Path);
        // Nobody can look in between; what was never asked for was never held.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var texts = opened.ReadAsync(_ => { }, TestContext.Current.CancellationToken).ToBlockingEnumerable(TestContext.Current.CancellationToken).Select(r => r.Text.Length).ToList();
        var asked = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(texts.Count >= 2);
        Assert.True(asked < Bytes, $"{asked / (1 << 20)} MB were asked for");
    }

    private static async Task<(int Records, long Highest)> ReadAsync(string folder)
    {
        var opened = SourceFolder.Open(folder);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (records, highest) = (0, 0L);
        await foreach (var record in opened.ReadAsync(_ => { }, TestContext.Current.CancellationToken))
        {
            // What lives, not what waits to be collected.
            if (records++ % 100_000 is 0) highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        return (records, Math.Max(highest, GC.GetTotalMemory(forceFullCollection: true) - before));
    }

    private static void Write(string path, string head, string repeated, string tail = "")
    {
        using var writer = new StreamWriter(path, append: false, Encoding.UTF8);
        writer.Write(head);
        for (var written = 0L; written < Bytes; written += repeated.Length) writer.Write(repeated);
        writer.Write(tail);
    }
}
