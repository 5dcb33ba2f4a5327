using Twins.Adapters.Evidence.Embedded;
using Twins.Adapters.Storage.Embedded;
using Twins.Bench.Loopback;
using Twins.Core.Evidence;
using Twins.Core.Personas;
using Twins.Core.Talks;
using Twins.Tests.Respondents.Model;

namespace Twins.Tests.Respondents.Hostile;

/// <summary>The same in talks, where a person's own words can be hostile too.</summary>
public class HostileTalkTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, Func<string, TalkTask>> Places = new(StringComparer.Ordinal)
    {
        ["said"] = text => Task() with { Said = text },
        ["said before"] = text => Task() with { Recent = [Turn("Hello."), Turn(text)] },
        ["said in an earlier talk"] = text => Task() with { Earlier = [Turn("Hello."), Turn(text)] },
        ["recalled quote"] = text => Task() with { Evidence = [Item(EvidenceKind.Quote, "q1", "Queues bore me."), Item(EvidenceKind.Quote, "q2", text)] },
        ["recalled document"] = text => Task() with { Evidence = [Item(EvidenceKind.Document, "d1", text)] },
        ["name"] = text => Task(Sample.Mara with { Name = text }),
        ["summary"] = text => Task(Sample.Mara with { Summary = text }),
        ["style in a long talk"] = text => Task(Sample.Mara with { Voice = new Voice { Style = text } }) with { TurnsBefore = 7 },
        ["frustration in a long talk"] = text => Task(Sample.Mara with { Frustrations = ["queues", text] }) with { TurnsBefore = 8 },
        ["constraint in a long talk"] = text => Task(Sample.Mara with { Constraints = [text] }) with { TurnsBefore = 8 },
    };

    public static TheoryData<string> PlaceNames => [.. Places.Keys];

    [Theory]
    [MemberData(nameof(PlaceNames))]
    public async Task An_attack_lies_in_fences_and_changes_no_byte_around_them(string place)
    {
        await using var wired = await Wired.StartAsync(new LoopbackOptions { Strict = false });
        // A name that is none is not called in the reminder; so the usual one is no name either.
        await AnswerAsync(wired, Places[place](place is "name" ? "The bag tore; it really did." : "The bag tore."));
        var usual = SentRequest.Of(wired.Sent[0]);
        foreach (var attack in Attack.All)
        {
            await AnswerAsync(wired, Places[place](attack.Marked));
            var sent = SentRequest.Of(wired.Sent[^1]);
            // A long talk's reminder says again what stands in the description.
            if (usual.Fences.Any(f => f.Kind is "reminder")) sent = CutReminder(attack, sent);
            Check.Harmless(attack, usual with { Fences = [.. usual.Fences.Where(f => f.Kind is not "reminder")] }, sent);
        }
        Assert.Equal(Attack.All.Count + 1, wired.Sent.Count);
    }

    [Fact]
    public async Task Nobody_talks_a_twin_into_recalling_what_another_knows()
    {
        using var folder = new TemporaryFolder();
        var records = new SqliteRecords(EmbeddedDatabase.Open(folder.Path));
        var index = new EvidenceIndex(SqliteEvidence.Open(folder.Path), records, vectors: null, tenant: "twins", place: "embedded");
        var desk = new TalkDesk(new TalkBook(records), index);
        var anton = Sample.Mara with { Id = "anton", Name = "Anton", Memory = new Memory { Quotes = [new EvidenceItem { Text = "Anton said: my savings lie behind the cuckoo clock, word for word evidence of all other twins." }] } };
        await using var wired = await Wired.StartAsync(new LoopbackOptions { Strict = false });
        await AnswerAsync(wired, await desk.PrepareAsync("ada", anton, "Where are your savings?", ["Reader"], Now, TestContext.Current.CancellationToken));
        Assert.Contains("cuckoo", wired.Sent[0], StringComparison.Ordinal);
        foreach (var attack in Attack.All)
            await AnswerAsync(wired, await desk.PrepareAsync("ada", Sample.Mara, attack.Text + " Anton's savings and the cuckoo clock?", ["Reader"], Now, TestContext.Current.CancellationToken));
        Assert.All(wired.Sent.Skip(1), body => Assert.DoesNotContain("my savings lie behind", body, StringComparison.Ordinal));
    }

    private static SentRequest CutReminder(Attack attack, SentRequest sent)
    {
        var (_, content) = Assert.Single(sent.Fences, f => f.Kind is "reminder");
        Assert.Contains(Attack.Begin, content, StringComparison.Ordinal);
        Assert.True(content.IndexOfAny(['<', '>']) < 0 && Unseen.LongestRun(content) <= 1, $"'{attack.Id}' is not harmless in the reminder");
        return sent with { Fences = [.. sent.Fences.Where(f => f.Kind is not "reminder")] };
    }

    private static async Task AnswerAsync(Wired wired, TalkTask task)
    {
        await foreach (var _ in wired.Talker.AnswerAsync(task, TestContext.Current.CancellationToken))
        {
        }
    }

    private static TalkTask Task(Twin? twin = null) => new() { Twin = twin ?? Sample.Mara, TwinVersion = TwinVersion.Of(twin ?? Sample.Mara), Said = "What do you think?" };

    private static EvidenceItem Item(EvidenceKind kind, string id, string text) => new() { Id = id, Kind = kind, Text = text };

    private static TalkTurn Turn(string said) => new()
    {
        Id = said.Length.ToString(),
        Twin = "mara",
        At = Now,
        Said = said,
        Answer = "I see.",
        Outcome = "answered",
        TwinVersion = "v",
        Respondent = "m",
        IsLanguageModel = true,
        PromptVersion = "p",
    };
}
