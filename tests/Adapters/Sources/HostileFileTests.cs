using System.IO.Compression;
using System.Text;
using CsCheck;
using Twins.Core.Evidence.Sources;

namespace Twins.Tests.Adapters.Sources;

/// <summary>Files that are broken or meant to break: each gives a sentence, and nothing of the rest is lost.</summary>
public sealed class HostileFileTests
{
    private const string Good = "customer_id,message\nC9,The good rows of another file are read all the same.\n";

    [Fact]
    public async Task A_quote_that_is_never_closed_spoils_its_own_row_alone()
    {
        var (records, problems) = await ReadAsync("a.csv", "customer_id,message\nC1,first of all\nC2,\"never closed\nC3,\"third, with a comma\"\nC4,fourth\n");
        Assert.Equal(["first of all", "third, with a comma", "fourth"], records.Where(r => r.Place.File is "a.csv").Select(r => r.Text));
        var problem = Assert.Single(problems);
        Assert.Equal(("a.csv", "row 3"), (problem.File, problem.At));
        Assert.Equal("row 4", records[1].Place.At);
    }

    [Fact]
    public async Task A_row_with_line_breaks_in_quotes_is_one_row()
    {
        var (records, problems) = await ReadAsync("a.csv", "customer_id,message\nC1,\"one\ntwo \"\"quoted\"\"\nthree\"\nC2,next of them\n");
        Assert.Empty(problems);
        Assert.Equal(["one\ntwo \"quoted\"\nthree", "next of them"], records.Where(r => r.Place.File is "a.csv").Select(r => r.Text));
    }

    [Fact]
    public async Task A_line_of_two_gigabytes_is_passed_over_without_being_held()
    {
        using var folder = new TemporaryFolder();
        folder.File("good.csv", Good);
        await using (var file = new FileStream(Path.Combine(folder.Path, "big.csv"), FileMode.CreateNew))
        {
            // What is looked at to tell text from pictures is text.
            await file.WriteAsync(Encoding.UTF8.GetBytes($"customer_id,message\n{string.Concat(Enumerable.Range(0, 3000).Select(i => $"C{i},before it all number {i}\n"))}C2,"), TestContext.Current.CancellationToken);
            // A hole in the file costs no disk; NUL is a character like any other in the middle of a text.
            file.Seek(2L << 30, SeekOrigin.Current);
            await file.WriteAsync("\nC3,after it all\n"u8.ToArray(), TestContext.Current.CancellationToken);
        }
        // Of this thread, which reads without a pause: other tests allocate at the same time.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = SourceFolderTests.ReadAsync(folder.Path);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(reading.IsCompleted);
        var (records, problems) = await reading;
        Assert.Contains(records, r => r.Text is "after it all");
        Assert.Contains(records, r => r.Place.File is "good.csv");
        Assert.Contains(problems, p => p.File is "big.csv" && p.Problem.Contains("longer than", StringComparison.Ordinal));
        Assert.True(allocated < 64L << 20, $"{allocated >> 20} MB were allocated for a line of 2,048 MB.");
    }

    [Fact]
    public async Task A_zip_bomb_is_refused_by_what_it_says_of_itself()
    {
        using var folder = new TemporaryFolder();
        folder.File("good.csv", Good);
        using (var zip = ZipFile.Open(Path.Combine(folder.Path, "bomb.zip"), ZipArchiveMode.Create))
        {
            await using (var content = zip.CreateEntry("bomb.csv", CompressionLevel.SmallestSize).Open())
            {
                var zeros = new byte[1 << 20];
                for (var i = 0; i < 64; i++) await content.WriteAsync(zeros, TestContext.Current.CancellationToken);
            }
            await using var writer = new StreamWriter(zip.CreateEntry("../../escape.jsonl").Open());
            await writer.WriteAsync("""{"message":"A name that leads out of the archive leads nowhere here."}""");
        }
        var (records, problems) = await SourceFolderTests.ReadAsync(folder.Path);
        Assert.Contains(problems, p => p.File is "bomb.zip" && p.Problem.Contains("zip bomb", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.File is "bomb.zip" && p.Problem.Contains("leads out", StringComparison.Ordinal));
        Assert.Equal("good.csv", Assert.Single(records).Place.File);
        Assert.False(File.Exists(Path.Combine(folder.Path, "..", "..", "escape.jsonl")));
    }

    [Theory]
    [InlineData("x.zip", "PK but not really", "no zip archive")]
    [InlineData("x.csv", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0", "not text")]
    [InlineData("x.jsonl", "{\"message\": \"cut off", "not a JSON object")]
    [InlineData("x.vtt", "WEBVTT\n\nno times at all\n", "no cues")]
    public async Task A_file_that_is_not_what_its_name_says_is_told_with_what_to_do(string name, string content, string problem)
    {
        var (records, problems) = await ReadAsync(name, content);
        Assert.Contains(problems, p => p.File == name && p.Problem.Contains(problem, StringComparison.Ordinal));
        Assert.Contains(records, r => r.Place.File is "good.csv");
        Assert.All(problems, p => Assert.DoesNotContain("cut off", p.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cells_that_a_spreadsheet_would_run_become_plain_text_and_are_told_once()
    {
        var (records, problems) = await ReadAsync("a.csv", "customer_id,message\nC1,=HYPERLINK(\"http://evil.example\")\nC2,+cmd|' /C calc'!A0\nC3,@SUM(1+1)*cmd\nC4,-5 degrees and no bread\n");
        Assert.All(records.Where(r => r.Place.File is "a.csv").Take(3), r => Assert.StartsWith("'", r.Text, StringComparison.Ordinal));
        Assert.Equal("-5 degrees and no bread", records.Single(r => r.Place.At is "row 5").Text);
        Assert.Contains("formulas", Assert.Single(problems).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_row_of_ten_thousand_columns_those_of_the_header_are_read()
    {
        var (records, problems) = await ReadAsync("a.csv", "customer_id,message\nC1," + string.Join(',', Enumerable.Repeat("x", 10_000)) + "\nC2,still here and read\n");
        Assert.Contains(records, r => r.Text is "still here and read");
        Assert.Contains("10,001 columns", Assert.Single(problems).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_out_of_the_folder_are_not_followed()
    {
        using var outside = new TemporaryFolder();
        outside.File("secret.csv", "customer_id,message\nC1,Nobody may read this one.\n");
        using var folder = new TemporaryFolder();
        folder.File("good.csv", Good);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "link.csv"), Path.Combine(outside.Path, "secret.csv"));
        var (records, _) = await SourceFolderTests.ReadAsync(folder.Path);
        Assert.Equal("good.csv", Assert.Single(records).Place.File);
    }

    [Fact]
    public async Task A_thousand_bad_lines_are_told_as_a_few_and_a_number()
    {
        var (_, problems) = await ReadAsync("a.jsonl", string.Concat(Enumerable.Repeat("not json\n", 1000)));
        Assert.Equal(21, problems.Count);
        Assert.StartsWith("980 more", problems[^1].Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("f.csv")]
    [InlineData("f.jsonl")]
    [InlineData("f.vtt")]
    [InlineData("f.txt")]
    [InlineData("f.md")]
    [InlineData("f.mbox")]
    [InlineData("f.eml")]
    [InlineData("policy.md")]
    public void Whatever_bytes_a_file_holds_it_is_read_or_told_and_the_next_file_is_read(string name)
    {
        var bytes = Gen.OneOf(Gen.Byte.Array[0, 400], Gen.Char["\",;\n\r{}[]:<>&-=#|'\\ab1 .>v\u00e4\0"].Array[0, 400].Select(chars => Encoding.UTF8.GetBytes(chars)));
        bytes.Sample(content =>
        {
            using var folder = new TemporaryFolder();
            File.WriteAllBytes(Path.Combine(folder.Path, name), content);
            folder.File("good.csv", Good);
            var (records, problems) = SourceFolderTests.ReadAsync(folder.Path).GetAwaiter().GetResult();
            return records.Any(r => r.Place.File is "good.csv") && records.All(r => r.Text.Length <= 2 << 20) && problems.All(p => p.Problem.EndsWith('.'));
        }, iter: 150);
    }

    [Fact]
    public void However_good_rows_stand_among_broken_ones_all_of_them_are_read()
    {
        var broken = Gen.Int[0, 2].Select(kind => kind switch { 0 => "C0,\"opened and never closed", 1 => "", _ => "C0,a \"stray\" quote, and more" });
        Gen.Select(broken, Gen.Int[0, 1]).List[1, 20].Sample(rows =>
        {
            var (text, good) = (new StringBuilder("customer_id,message\n"), 0);
            foreach (var (bad, isGood) in rows)
            {
                text.Append(bad).Append('\n');
                if (isGood is 1) text.Append('G').Append(++good).Append(",this row is good number ").Append(good).Append('\n');
            }
            var (records, _) = ReadAsync("a.csv", text.ToString()).GetAwaiter().GetResult();
            return Enumerable.Range(1, good).All(n => records.Any(r => r.Text == $"this row is good number {n}"));
        }, iter: 300);
    }

    private static async Task<(IReadOnlyList<SourceRecord> Records, IReadOnlyList<SourceProblem> Problems)> ReadAsync(string name, string content)
    {
        using var folder = new TemporaryFolder();
        folder.File(name, content);
        folder.File("good.csv", Good);
        return await SourceFolderTests.ReadAsync(folder.Path);
    }
}
