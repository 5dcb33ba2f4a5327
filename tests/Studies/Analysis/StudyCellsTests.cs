using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Twins.Core.Personas;
using Twins.Core.Respondents.Offline;
using Twins.Core.Studies;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Studies.Analysis;

public sealed class StudyCellsTests
{
    private static readonly WrittenOption[] Moods = [new() { Id = "glad", Text = "Glad" }, new() { Id = "sad", Text = "Sad" }];

    [Fact]
    public async Task A_rating_leaves_each_twins_mean_for_each_message()
    {
        var cells = await CellsAsync(["a", "b", "c"], SmallStudy.Likert);
        Assert.Equal(("points", false, 1.0, 5.0), (cells!.Unit, cells.AreOptions, cells.Low, cells.High));
        Assert.Equal(["a", "b", "c"], cells.Columns.Select(c => c.Id));
        Assert.Equal(6, cells.Values.Count);
        Assert.All(cells.Values, row => Assert.All(row, v => Assert.InRange(v ?? 1, 1, 5)));
        Assert.Equal(TwinVersion.Of(Twin(0)), cells.Twins[0].Version);
    }

    [Fact]
    public async Task An_edited_message_changes_its_own_hash_alone()
    {
        var before = await CellsAsync(["a", "b", "c"], SmallStudy.Likert);
        var after = await CellsAsync(["a", "b!", "c"], SmallStudy.Likert);
        Assert.Equal([true, false, true], before!.Columns.Zip(after!.Columns, (x, y) => x.Hash == y.Hash));
        Assert.Equal(before.Asked, after.Asked);
    }

    [Fact]
    public async Task A_choice_between_messages_leaves_shares_and_one_edit_is_an_edit_of_all_that_was_shown()
    {
        var choice = new SingleChoiceQuestion { Id = "pick", Text = "Which one?", Variants = true };
        var before = await CellsAsync(["a", "b", "c"], choice);
        Assert.Equal(("share choosing", true, true), (before!.Unit, before.AreOptions, before.HighestIsBest));
        var after = await CellsAsync(["a", "b!", "c"], choice);
        Assert.All(before.Columns.Zip(after!.Columns), c => Assert.NotEqual(c.First.Hash, c.Second.Hash));
        Assert.Equal(before.Asked.QuestionHash, after.Asked.QuestionHash);
        var rank = await CellsAsync(["a", "b", "c"], new RankQuestion { Id = "order", Text = "In order?", Variants = true });
        Assert.Equal(("mean rank", true, false), (rank!.Unit, rank.AreOptions, rank.HighestIsBest));
    }

    [Fact]
    public async Task With_one_message_a_choice_compares_its_options_and_open_answers_compare_nothing()
    {
        var mood = await CellsAsync(["a"], new SingleChoiceQuestion { Id = "mood", Text = "Mood?", Options = Moods });
        Assert.Equal(["glad", "sad"], mood!.Columns.Select(c => c.Id));
        Assert.True(mood.AreOptions);
        Assert.Null(await CellsAsync(["a", "b"], new OpenQuestion { Id = "why", Text = "Why?" }));
    }

    [Fact]
    public async Task What_is_written_is_read_back_to_the_last_bit()
    {
        var cells = await CellsAsync(["a", "b", "c"], SmallStudy.Likert);
        var read = await ReadAsync(await WriteAsync(cells!));
        Assert.Equal(await WriteAsync(cells!), await WriteAsync(read));
        Assert.All(Nights.Compare(cells!, read).Variants, v => Assert.Equal(ChangeKind.NotAskedAgain, v.Kind));
    }

    [Theory]
    [InlineData("version", "2")]
    [InlineData("twins", "[]")]
    [InlineData("twins", "[null,null]")]
    [InlineData("columns", """[{"id":"v0","hash":"h"},{"id":"v0","hash":"h"}]""")]
    [InlineData("values", "[[1,1],[1]]")]
    [InlineData("values", "[[1,1],null]")]
    [InlineData("values", "[[1,1e99],[1,1]]")]
    [InlineData("asked", "null")]
    [InlineData("more", "1")]
    public async Task What_does_not_fit_is_refused(string member, string value)
    {
        var json = JsonNode.Parse(await WriteAsync(Nights.Night(2, 2, (_, _) => 1)))!;
        json[member] = JsonNode.Parse(value);
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(json.ToJsonString()));
    }

    [Fact]
    public async Task A_file_without_end_is_left_off()
    {
        using var endless = new Endless();
        await Assert.ThrowsAsync<InvalidDataException>(() => CellsFile.ReadAsync(endless, TestContext.Current.CancellationToken));
        Assert.InRange(endless.Given, 1, 80 << 20);
    }

    /// <summary>Whatever somebody does to a file, it is refused or compared; nothing else happens.</summary>
    [Fact]
    public async Task A_file_that_somebody_has_been_at_is_refused_or_compared()
    {
        var good = Nights.Night(3, 2, (i, k) => i + k);
        var text = await WriteAsync(good);
        int compared = 0, refused = 0;
        Gen.Select(Gen.Int[0, text.Length - 1], Gen.Int[0, 12], Gen.Int[0, 10].Select(n => new[] { "", "null", "-", "9", "\"", "{", "]", "1e12", "0", "\\u0000", "[]" }[n])).Array[1, 4].Sample(edits =>
        {
            var hacked = edits.Aggregate(text, (t, e) => e.Item1 >= t.Length ? t : t[..e.Item1] + e.Item3 + t[Math.Min(t.Length, e.Item1 + e.Item2)..]);
            try
            {
                var sentence = Nights.Compare(ReadAsync(hacked).GetAwaiter().GetResult(), good).Sentence;
                Assert.NotEmpty(sentence);
                Interlocked.Increment(ref compared);
            }
            catch (InvalidDataException)
            {
                Interlocked.Increment(ref refused);
            }
        }, iter: 3000);
        Assert.True(compared > 10 && refused > 10, $"{compared} compared, {refused} refused");
    }

    private static Twin Twin(int i) => new() { Id = $"t{i}", Name = $"T {i}", Goals = ["Fresh bread"], Preferences = new Preferences { Likes = ["bread", "offers"] } };

    /// <summary>A message that says its name; "!" is part of the text and not of the id.</summary>
    private static Variant Variant(string name) => new() { Id = name.TrimEnd('!'), Headline = $"Fresh bread: offer {name}" };

    private static async Task<StudyCells?> CellsAsync(string[] variants, Question question)
    {
        var written = variants.Select(Variant).ToList();
        var options = written.Select(v => new WrittenOption { Id = v.Id, Text = v.Headline! }).ToList();
        var resolved = question switch
        {
            SingleChoiceQuestion { Variants: true } single => single with { Options = options },
            RankQuestion { Variants: true } rank => rank with { Options = options },
            _ => question,
        };
        var campaign = new Campaign { Id = "test", Panel = "test.panel.yaml", Variants = written, Questions = [resolved] };
        var members = Enumerable.Range(0, 6).Select(i => new PanelMember(Twin(i), TwinVersion.Of(Twin(i)), "all", 1)).ToList();
        var plan = new StudyPlan(campaign, new Panel("p", "P", members), StimulusReader.Read("x", written));
        var analysis = new StudyAnalysis(new StudyShape(campaign, plan.Panel, new Dictionary<int, int> { [2] = 6 }, plan.Count, plan.Id));
        var respondent = new OfflineRespondent();
        for (var i = 0; i < plan.Count; i++) analysis.Add(plan[i], await respondent.AskAsync(plan[i], TestContext.Current.CancellationToken));
        return analysis.Cells(plan, analysis.Report(respondent.Identity, Nights.Before, new CostReport(0, 0, 0, 0, 0, 0, 0, null, null, null, 1), []));
    }

    private static async Task<string> WriteAsync(StudyCells cells)
    {
        using var stream = new MemoryStream();
        await CellsFile.WriteAsync(cells, stream, CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static async Task<StudyCells> ReadAsync(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return await CellsFile.ReadAsync(stream, CancellationToken.None);
    }

    private sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            Given += buffer.Length;
            return new ValueTask<int>(buffer.Length);
        }
    }
}
