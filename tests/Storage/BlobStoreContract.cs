using System.Text;
using Twins.Core.Storage;

namespace Twins.Tests.Storage;

/// <summary>What every store of blobs keeps to.</summary>
public abstract class BlobStoreContract : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private IBlobStore blobs = null!;

    /// <summary>A store on the same blobs each time it is asked, as another process would open it.</summary>
    protected abstract Task<IBlobStore> OpenAsync();

    public async ValueTask InitializeAsync() => blobs = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(20_000_000)]
    public async Task A_blob_comes_back_byte_by_byte(int size)
    {
        var content = new byte[size];
        new Random(size).NextBytes(content);
        await blobs.WriteAsync("sizes/of.bin", new MemoryStream(content), None);
        var read = await ReadAsync(await OpenAsync(), "sizes/of.bin");
        Assert.True(content.AsSpan().SequenceEqual(read));
    }

    [Fact]
    public async Task What_was_never_written_is_null()
    {
        Assert.Null(await blobs.OpenAsync("a", None));
        await WriteAsync("a/b", "1");
        Assert.Null(await blobs.OpenAsync("a", None));
        Assert.Null(await blobs.OpenAsync("a/c", None));
        Assert.Null(await blobs.OpenAsync("a/b/c", None));
        Assert.Null(await blobs.OpenAsync("A/b", None));
    }

    [Fact]
    public async Task A_blob_of_the_same_name_is_replaced()
    {
        await WriteAsync("a", "a long first content");
        await WriteAsync("a", "2");
        Assert.Equal("2", await TextAsync("a"));
    }

    [Fact]
    public async Task A_stream_is_written_from_where_it_stands_even_if_it_cannot_go_back()
    {
        using var content = new OneWay("0123456789"u8.ToArray()) { Position = 4 };
        await blobs.WriteAsync("a", content, None);
        Assert.Equal("456789", await TextAsync("a"));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(20_000_000)]
    public async Task What_breaks_while_it_is_written_leaves_the_old_content(int breakAt)
    {
        await WriteAsync("a", "old");
        await Assert.ThrowsAsync<IOException>(() => blobs.WriteAsync("a", new OneWay(new byte[breakAt + 1]) { BreakAt = breakAt }, None));
        await Assert.ThrowsAsync<IOException>(() => blobs.WriteAsync("b", new OneWay(new byte[breakAt + 1]) { BreakAt = breakAt }, None));
        Assert.Equal("old", await TextAsync("a"));
        Assert.Null(await blobs.OpenAsync("b", None));
    }

    [Fact]
    public async Task Of_racing_writers_one_is_kept_whole()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => WriteAsync("a", new string((char)('a' + i), 50_000)))));
        var kept = await TextAsync("a");
        Assert.Equal(new string(kept[0], 50_000), kept);
    }

    [Fact]
    public async Task A_folder_is_erased_with_everything_in_it_and_nothing_else()
    {
        string[] inside = ["a/b", "a/c/d", "a/c/e.json", "a/a/a", "a/unfinished"], outside = ["a", "ab", "ab/c", "a.b", "a-b/c", "A/b", "b/a/c", "unfinished"];
        foreach (var name in (string[])[.. inside, .. outside]) await WriteAsync(name, name);
        await blobs.DeleteFolderAsync("a", None);
        foreach (var name in inside) Assert.Null(await blobs.OpenAsync(name, None));
        foreach (var name in outside) Assert.Equal(name, await TextAsync(name));
        await blobs.DeleteFolderAsync("a", None);
        await blobs.DeleteFolderAsync("never/was", None);
        await WriteAsync("a/b", "again");
        Assert.Equal("again", await TextAsync("a/b"));
    }

    [Fact]
    public async Task A_folder_of_many_is_erased_whole()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 120), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) => await WriteAsync($"many/{i}/x", "x"));
        await blobs.DeleteFolderAsync("many", None);
        for (var i = 0; i < 120; i++) Assert.Null(await blobs.OpenAsync($"many/{i}/x", None));
    }

    [Fact]
    public async Task Writing_into_a_folder_while_it_is_erased_fails_neither()
    {
        var erasing = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++) await blobs.DeleteFolderAsync("busy", None);
        });
        for (var i = 0; i < 40 || !erasing.IsCompleted; i++)
        {
            Assert.True(i < 100_000);
            await WriteAsync($"busy/{i % 7}/x", "x");
        }
        await erasing;
        await WriteAsync("busy/last", "x");
        Assert.Equal("x", await TextAsync("busy/last"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("..")]
    [InlineData("../a")]
    [InlineData("a/../b")]
    [InlineData("a/.hidden")]
    [InlineData("a.")]
    [InlineData("a./b")]
    [InlineData("a\\b")]
    [InlineData("C:a")]
    [InlineData("a b")]
    [InlineData("a%2Fb")]
    [InlineData("a+")]
    [InlineData("+")]
    [InlineData("a?b")]
    [InlineData("a#b")]
    [InlineData("é")]
    [InlineData("a\0")]
    [InlineData("a\n")]
    public async Task What_is_no_name_is_refused(string name)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => WriteAsync(name, "x"));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => blobs.OpenAsync(name, None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => blobs.DeleteFolderAsync(name, None));
    }

    [Fact]
    public async Task A_name_may_be_long_but_not_longer()
    {
        string longest = $"{new string('a', 200)}/{new string('b', 200)}/{new string('c', 98)}", deepest = string.Join('/', Enumerable.Repeat("x", 250));
        foreach (var name in (string[])[longest, deepest])
        {
            await WriteAsync(name, "x");
            Assert.Equal("x", await TextAsync(name));
        }
        await Assert.ThrowsAnyAsync<ArgumentException>(() => WriteAsync(longest + "d", "x"));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => WriteAsync(new string('a', 201), "x"));
    }

    private Task WriteAsync(string name, string content) => blobs.WriteAsync(name, new MemoryStream(Encoding.UTF8.GetBytes(content)), None);

    private async Task<string> TextAsync(string name) => Encoding.UTF8.GetString(await ReadAsync(blobs, name));

    private static async Task<byte[]> ReadAsync(IBlobStore store, string name)
    {
        await using var content = await store.OpenAsync(name, None);
        Assert.NotNull(content);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        return copy.ToArray();
    }

    /// <summary>A stream as from a network: it cannot seek, and may break.</summary>
    private sealed class OneWay(byte[] bytes) : MemoryStream(bytes)
    {
        public int BreakAt { get; init; } = int.MaxValue;

        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Allowed(count));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Allowed(buffer.Length)]);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            var buffer = new byte[bufferSize];
            for (int read; (read = Read(buffer, 0, buffer.Length)) > 0;) await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        private int Allowed(int count) => Position < BreakAt ? (int)Math.Min(count, BreakAt - Position) : throw new IOException("The stream broke.");
    }
}
