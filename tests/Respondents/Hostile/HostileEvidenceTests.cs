using Twins.Core.Evidence;
using Twins.Core.Personas;
using Twins.Core.Studies;
using Twins.Tests.Respondents.Model;

namespace Twins.Tests.Respondents.Hostile;

/// <summary>Whatever a text says, and wherever it stands in a study: the request holds it as material, once, and instructs the model as it always does.</summary>
public class HostileEvidenceTests
{
    private static readonly Dictionary<string, Func<string, Evaluation>> Places = new(StringComparer.Ordinal)
    {
        ["quote"] = text => Of(m => m with { Quotes = [.. m.Quotes, Item(EvidenceKind.Quote, "q2", text)] }),
        ["fact"] = text => Of(m => m with { Facts = [.. m.Facts, Item(EvidenceKind.Fact, "f2", text)] }),
        ["episode"] = text => Of(m => m with { Episodes = [Item(EvidenceKind.Episode, "e1", text)] }),
        ["rule"] = text => Of(m => m with { Rules = [Item(EvidenceKind.Rule, "r1", text)] }),
        ["document"] = text => Of(m => m with { Documents = [Item(EvidenceKind.Document, "d1", text)] }),
        ["name"] = text => Of(Sample.Mara with { Name = text }),
        ["summary"] = text => Of(Sample.Mara with { Summary = text }),
        ["frustration"] = text => Of(Sample.Mara with { Frustrations = ["queues", text, "parking"] }),
        ["habit"] = text => Of(Sample.Mara with { Habits = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["shopping"] = [text] } }),
        ["constraint"] = text => Of(Sample.Mara with { Constraints = [text] }),
        ["voice"] = text => Of(Sample.Mara with { Voice = new Voice { Style = text } }),
        ["acquaintance"] = text => Of(Sample.Mara with { Relationships = [new Relationship { Name = "Ben", Description = text }] }),
        ["headline"] = text => Shown(Sample.Message with { Headline = text }),
        ["body"] = text => Shown(Sample.Message with { Body = text }),
        ["offer"] = text => Shown(Sample.Message with { Offer = text }),
        ["channel"] = text => Shown(Sample.Message with { Channel = text }),
        ["context"] = text => Asked() with { Stimulus = Sample.Stimulus(Sample.Message) with { Context = text } },
    };

    public static TheoryData<string> PlaceNames => [.. Places.Keys];

    [Theory]
    [MemberData(nameof(PlaceNames))]
    public async Task An_attack_lies_in_one_fence_and_changes_no_byte_around_it(string place)
    {
        await using var wired = await Wired.StartAsync();
        await wired.AskAsync(Places[place]("The bag tore."));
        var usual = SentRequest.Of(wired.Sent[0]);
        foreach (var attack in Attack.All)
        {
            await wired.AskAsync(Places[place](attack.Marked));
            Check.Harmless(attack, usual, SentRequest.Of(wired.Sent[^1]));
        }
        Assert.Equal(Attack.All.Count + 1, wired.Sent.Count);
    }

    [Fact]
    public async Task No_request_about_one_twin_holds_a_word_of_another()
    {
        await using var wired = await Wired.StartAsync();
        var anton = Sample.Mara with { Id = "anton", Name = "Anton", Memory = new Memory { Quotes = [Item(EvidenceKind.Quote, "q1", "My savings lie behind the cuckoo clock.")] } };
        await wired.AskAsync(Of(anton));
        Assert.Contains("cuckoo clock", wired.Sent[0], StringComparison.Ordinal);
        foreach (var attack in Attack.All) await wired.AskAsync(Places["quote"](attack.Text));
        Assert.All(wired.Sent.Skip(1), body => Assert.DoesNotContain("cuckoo", body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_headline_among_the_options_begins_no_line_of_its_own()
    {
        await using var wired = await Wired.StartAsync();
        foreach (var attack in Attack.All)
        {
            var question = new Twins.Core.Studies.Questions.SingleChoiceQuestion { Id = "best", Text = "Which one?", Options = [new() { Id = "a", Text = attack.Marked }, new() { Id = "b", Text = "Soup" }] };
            await wired.AskAsync(Sample.Evaluation(question));
            var lines = SentRequest.Of(wired.Sent[^1]).Instructions.Split('\n').Where(l => l.Contains(Attack.Begin, StringComparison.Ordinal) || l.Contains(Attack.End, StringComparison.Ordinal));
            Assert.StartsWith("- a: " + Attack.Begin, Assert.Single(lines), StringComparison.Ordinal);
        }
    }

    private static Evaluation Of(Func<Memory, Memory> change) => Of(Sample.Mara with { Memory = change(Sample.Mara.Memory) });

    private static Evaluation Of(Twin twin) => Asked() with { Member = new PanelMember(twin, TwinVersion.Of(twin), "all", 1) };

    private static Evaluation Shown(Variant variant) => Asked() with { Stimulus = Sample.Stimulus(variant) };

    private static Evaluation Asked() => Sample.Evaluation(Sample.Appeal, Sample.Recommend);

    private static EvidenceItem Item(EvidenceKind kind, string id, string text) => new() { Id = id, Kind = kind, Text = text };
}
