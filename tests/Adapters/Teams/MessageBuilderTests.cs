using System.Text.Json;
using Twins.Adapters.Teams;

namespace Twins.Tests.Adapters.Teams;

public sealed class MessageBuilderTests
{
    private static readonly Attachment Card = new("application/vnd.microsoft.card.adaptive", JsonSerializer.SerializeToElement(new { type = "AdaptiveCard", version = "1.5" }));

    [Fact]
    public void What_no_ai_said_carries_no_label() => Assert.Null(Build(new OutgoingMessage { Text = "Help. [1]", Citations = [Source(1)] }).Entities);

    [Fact]
    public void What_an_ai_said_has_one_root_entity_whatever_else_it_has()
    {
        var built = Build(new OutgoingMessage { Text = "Yes [1] and [2].", ByAi = true, Feedback = true, Attachments = [Card], Citations = [Source(1), Source(2)] });
        Assert.Equal([1, 2], Claims(built).Select(c => c.Position));
        Assert.Equal("default", built.ChannelData!.FeedbackLoop!.Type);
    }

    [Fact]
    public void Only_citations_that_the_text_uses_are_attached_once_and_in_order()
    {
        var built = Build(new OutgoingMessage { Text = "As I said [12], and [3].", ByAi = true, Citations = [Source(1), Source(12), Source(3), Source(3), Source(2)] });
        Assert.Equal([3, 12], Claims(built).Select(c => c.Position));
        Assert.Null(Assert.IsType<AiEntity>(Assert.Single(Build(new OutgoingMessage { Text = "No source.", ByAi = true, Citations = [Source(1)] }).Entities!)).Citation);
    }

    [Fact]
    public void No_more_than_twenty_citations_are_attached()
    {
        var text = string.Concat(Enumerable.Range(1, 30).Select(i => $"[{i}]"));
        Assert.Equal(20, Claims(Build(new OutgoingMessage { Text = text, ByAi = true, Citations = [.. Enumerable.Range(1, 30).Select(Source)] })).Count);
    }

    [Fact]
    public void Citations_are_cut_to_their_limits_between_letters()
    {
        var family = "👨‍👩‍👧‍👦";
        var citation = new Citation(1, string.Concat(Enumerable.Repeat(family, 20)), "é " + new string('a', 300)) { Keywords = ["one\ntwo", "", new string('k', 40), "three", "four"] };
        var shown = Claims(Build(new OutgoingMessage { Text = "[1]", ByAi = true, Citations = [citation] }))[0].Appearance;
        Assert.Equal(string.Concat(Enumerable.Repeat(family, 7)) + "…", shown.Name);
        Assert.Equal(160, shown.Abstract.Length);
        Assert.Equal(["one two", new string('k', 27) + "…", "three"], shown.Keywords);
    }

    [Fact]
    public void A_citation_without_words_has_a_dash_because_teams_refuses_an_empty_one()
    {
        var shown = Claims(Build(new OutgoingMessage { Text = "[1]", ByAi = true, Citations = [new Citation(1, " ", "\n")] }))[0].Appearance;
        Assert.Equal(("–", "–"), (shown.Name, shown.Abstract));
    }

    [Theory]
    [InlineData("https://contoso.test/a b", "https://contoso.test/a%20b")]
    [InlineData("http://contoso.test/", null)]
    [InlineData("https://me:pass@contoso.test/", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("/relative", null)]
    [InlineData(null, null)]
    public void Only_https_addresses_are_linked(string? url, string? linked) =>
        Assert.Equal(linked, Claims(Build(new OutgoingMessage { Text = "[1]", ByAi = true, Citations = [Source(1) with { Url = url }] }))[0].Appearance.Url);

    [Fact]
    public void Suggestions_are_three_at_most_in_personal_chats_without_a_card()
    {
        var message = new OutgoingMessage { Text = "Next?", Suggestions = ["a", "b", "c", "d"] };
        Assert.Equal(["a", "b", "c"], Build(message).SuggestedActions!.Actions.Select(a => a.Value));
        Assert.Null(MessageBuilder.Build(message, ConversationKind.GroupChat).SuggestedActions);
        Assert.Null(MessageBuilder.Build(message, ConversationKind.Channel).SuggestedActions);
        Assert.Null(Build(message with { Attachments = [Card] }).SuggestedActions);
        Assert.Null(Build(message with { Suggestions = [] }).SuggestedActions);
    }

    [Theory]
    [InlineData("word ")]
    [InlineData("\"\n")]
    [InlineData("🏳️‍🌈")]
    [InlineData("e\u0301")]
    public void However_long_a_text_is_the_message_fits_and_no_letter_is_broken(string piece)
    {
        var built = Build(new OutgoingMessage { Text = string.Concat(Enumerable.Repeat(piece, 30_000)) + "[1]", ByAi = true, Citations = [Source(1)] });
        Assert.InRange(TeamsJson.Size(TeamsJson.Write(built)), TeamsJson.MaxBytes / 2, TeamsJson.MaxBytes);
        Assert.EndsWith("…", built.Text, StringComparison.Ordinal);
        Assert.Equal(0, (built.Text!.Length - 1) % piece.Length * (piece.StartsWith('w') || piece.StartsWith('"') ? 0 : 1));
        // The mark was cut off, so the citation is no longer used.
        Assert.Null(Assert.IsType<AiEntity>(Assert.Single(built.Entities!)).Citation);
    }

    [Fact]
    public void A_text_that_fits_is_left_as_it_is() => Assert.Equal("Tea.", Build(new OutgoingMessage { Text = "Tea." }).Text);

    private static OutgoingActivity Build(OutgoingMessage message) => MessageBuilder.Build(message, ConversationKind.Personal);

    private static IReadOnlyList<Claim> Claims(OutgoingActivity built) => Assert.IsType<AiEntity>(Assert.Single(built.Entities!)).Citation!;

    private static Citation Source(int position) => new(position, "Diary", "Drinks tea.");
}
