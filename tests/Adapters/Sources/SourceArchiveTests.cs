using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Twins.Tests.Adapters.Sources;

public sealed class SourceArchiveTests
{
    private const string Table = "customer_id,comment\nC1,hello\n";

    [Fact]
    public async Task Files_in_an_archive_are_read_like_others()
    {
        var read = await Material.OfAsync("all.zip", Zip(("b/tickets.csv", Table), ("a.jsonl", """{"customer_id":"C2","review":"good"}"""), (".hidden.csv", Table), ("__MACOSX/a.csv", Table)));
        Assert.Equal(["good", "hello"], read.Texts);
        Assert.Equal(["all.zip/a.jsonl", "all.zip/b/tickets.csv"], read.Records.Select(r => r.Place.File));
        Assert.Empty(read.Problems);
    }

    [Fact]
    public async Task A_name_that_leads_out_and_an_archive_in_an_archive_are_refused_and_the_rest_is_read()
    {
        var read = await Material.OfAsync("all.zip", Zip(("../../out.csv", Table), ("/rooted.csv", Table), ("c:\\out.csv", Table), ("inner.zip", "PK"), ("fine.csv", Table)));
        Assert.Equal(["hello"], read.Texts);
        Assert.Equal(4, read.Problems.Count);
        Assert.Single(read.Problems, p => p.Problem.Contains("another archive", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_zip_bomb_is_refused_by_what_it_says_of_itself()
    {
        using var material = new Material();
        var read = await material.With("bomb.zip", Zip(("bomb.csv", new string('a', 32 << 20)), ("fine.csv", Table))).ReadAsync();
        Assert.Equal(["hello"], read.Texts);
        Assert.Contains("zip bomb", read.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zip_bomb_that_lies_about_its_size_is_cut_off_where_it_said_it_ends()
    {
        var zip = Zip(("bomb.csv", "customer_id,comment\n" + string.Concat(Enumerable.Repeat("C1,hello\n", 2_000_000))));
        // The length unpacked, in the central directory and in the local head.
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 24), 200);
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(zip.AsSpan().IndexOf("PK\u0003\u0004"u8) + 22), 200);
        var read = await Material.OfAsync("bomb.zip", zip);
        Assert.True(read.Records.Count < 10_000);
        Assert.StartsWith("bomb.zip/bomb.csv: is damaged", read.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PK")]
    [InlineData("this is no archive, whatever it is called")]
    public async Task What_is_no_archive_is_told(string content) =>
        Assert.Equal("a.zip: is no zip archive that can be read, or a broken one; pack it again.", (await Material.OfAsync("a.zip", content)).Problem);

    [Fact]
    public async Task An_archive_that_was_damaged_gives_what_can_be_read_of_it()
    {
        var zip = Zip(("a.csv", Table + string.Concat(Enumerable.Range(0, 5000).Select(i => $"C{i},row number {i * 7919 % 10_007}\n"))), ("b.csv", Table));
        zip.AsSpan(20_000, 60).Fill(0xFF);
        var read = await Material.OfAsync("a.zip", zip);
        Assert.Contains(read.Records, r => r.Place.File == "a.zip/b.csv");
        Assert.Contains(read.Records, r => r.Text == "row number 0");
        Assert.Contains(read.Problems, p => p.File == "a.zip/a.csv" && p.Problem.StartsWith("is damaged", StringComparison.Ordinal));
    }

    private static byte[] Zip(params (string Name, string Content)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return bytes.ToArray();
    }
}
