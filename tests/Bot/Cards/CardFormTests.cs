using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Twins.Bot.Cards;
using Twins.Core.Studies.Analysis;
using Twins.Tests.Studies.Reporting;

namespace Twins.Tests.Bot.Cards;

/// <summary>What holds for every card, whatever stands in it.</summary>
public sealed partial class CardFormTests
{
    private const string Attack = " [click](https://evil.example) ![x](https://evil.example/x.png) <at>Everyone</at> <https://evil.example> <b>b</b> **bold** _it_ `code` # head {{DATE(2026-11-25T00:00:00Z)}} \\[y](z)\n- item\n1. one\n> quote \u202Eesrever\u0000";

    private static readonly Dictionary<string, CardSamples> Contents = new(StringComparer.Ordinal)
    {
        ["ordinary"] = CardSamples.Ordinary(),
        ["offline"] = CardSamples.Ordinary(CardSamples.Offline),
        ["minimal"] = CardSamples.Minimal(),
        ["long"] = Monster(new string('W', 100_000)),
        ["quotes"] = Monster(new string('"', 100_000)),
        ["markdown"] = Monster(string.Concat(Enumerable.Repeat(Attack + HostileReport.Payload, 250))),
        ["emoji"] = Monster(string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿", 4_000))),
        ["right to left"] = Monster(string.Concat(Enumerable.Repeat("شكرا جزيلا לכולם ", 6_000))),
    };

    public static MatrixTheoryData<string, string> Everything => new(CardSamples.Ordinary().All.Keys, Contents.Keys);

    [Theory, MemberData(nameof(Everything))]
    public async Task It_fits_the_schema_and_the_size(string card, string content)
    {
        var made = Make(card, content);
        Assert.Empty(await CardSchema.FlawsAsync(made));
        Assert.InRange(Encoding.UTF8.GetByteCount(made.ToJsonString()), 1, CardFrame.MostBytes);
    }

    [Theory, MemberData(nameof(Everything))]
    public void It_can_be_heard_and_says_its_language(string card, string content)
    {
        var made = Make(card, content);
        Assert.Equal("en", made.Text("lang"));
        Assert.NotEqual("", made.Text("speak")!.Trim());
        Assert.DoesNotMatch("[<>&]", made.Text("speak")!);
        Assert.NotEqual("", made.Text("fallbackText"));
        Assert.All(made.OfType("Input.Text").Concat(made.OfType("Input.ChoiceSet")), i => Assert.NotEmpty(i.Text("label")!));
    }

    [Theory, MemberData(nameof(Everything))]
    public void Where_twins_speak_it_says_that_an_AI_does(string card, string content)
    {
        var seen = Make(card, content).Seen();
        Assert.Equal(CardSamples.Labelled.Contains(card), seen.Contains(StudyReport.Label, StringComparison.Ordinal));
        if (content is "offline" or "minimal" && CardSamples.Labelled.Contains(card)) Assert.Contains("not a language model and not people", seen, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Everything))]
    public void Nothing_in_it_links_mentions_or_draws_but_we(string card, string content)
    {
        var made = Make(card, content);
        Assert.All(made.Markdown(), text => Assert.DoesNotMatch(Active(), text));
        Assert.All(made.Texts().Where(t => t.Name is "url"), t => Assert.Matches("^(https://twins\\.example\\.com/|mailto:doctor@example\\.com$)", t.Text));
        Assert.All(made.Texts(), t => Assert.DoesNotContain("{{", t.Text, StringComparison.Ordinal));
        Assert.All(made.Texts(), t => Assert.DoesNotMatch(@"[\p{Cc}\u202A-\u202E\uFEFF\uFFFE]", t.Text));
        Assert.DoesNotContain(made.Objects(), o => o.ContainsKey("entities") || o.Text("type") is "Image" or "Media");
    }

    [Theory, MemberData(nameof(Everything))]
    public void Every_button_says_what_is_pressed_and_which_press_it_is(string card, string content)
    {
        var made = Make(card, content);
        var sending = made.OfType("Action.Execute").ToList();
        foreach (var action in sending)
        {
            Assert.Equal(action.Text("verb"), action["data"]!.AsObject().Text("verb"));
            Assert.StartsWith("k1", action["data"]!.AsObject().Text("key"), StringComparison.Ordinal);
            Assert.Equal("Action.Submit", action["fallback"]!.AsObject().Text("type"));
            Assert.Equal(action["data"]!.ToJsonString(), action["fallback"]!["data"]!.ToJsonString());
        }
        Assert.Distinct(sending.Select(a => a["data"]!.AsObject().Text("key")));
        Assert.InRange(made["actions"]?.AsArray().Count ?? 1, 1, 6);
    }

    private static readonly ConcurrentDictionary<(string Card, string Content), JsonObject> Made = new();

    private static JsonObject Make(string card, string content) => Made.GetOrAdd((card, content), key => Contents[key.Content].All[key.Card]());

    private static CardSamples Monster(string behind) => new(words => words + behind, 500, CardSamples.Model);

    /// <summary>A sign with a meaning in Markdown, or a link, without a backslash of its own before it.</summary>
    [GeneratedRegex(@"(?<!\\)(\\\\)*([\[\]<>*_`#~|&]|:/|^[-+] |^\d+[.)])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Active();
}
