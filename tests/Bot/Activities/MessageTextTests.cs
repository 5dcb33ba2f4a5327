using System.Text;
using Twins.Bot.Activities;

namespace Twins.Tests.Bot.Activities;

public sealed class MessageTextTests
{
    private const string Bot = "28:" + ChannelTokens.App;

    [Theory]
    [InlineData("<at>Twins</at> hello", "hello")]
    [InlineData("<at>Twins</at>&nbsp;hello", "hello")]
    [InlineData("<at>Twins</at>\\u00a0hello\\n", "hello")]
    [InlineData("hello <at>Twins</at>", "hello")]
    [InlineData("hello <at>Twins</at> again", "hello again")]
    [InlineData("<at>Twins</at>", "")]
    [InlineData("  hello  ", "hello")]
    public void The_bots_own_mention_is_taken_out(string text, string said) =>
        Assert.Equal(said, Of(text, (Bot, "Twins", "<at>Twins</at>")));

    [Fact]
    public void Mentions_of_others_are_their_names_in_whatever_order_they_are_listed()
    {
        Assert.Equal("ask Ada please", Of("<at>Twins</at> ask <at>Ada</at> please", (Bot, "Twins", "<at>Twins</at>"), ("29:ada", "Ada", "<at>Ada</at>")));
        Assert.Equal("ask Ada please", Of("<at>Twins</at> ask <at>Ada</at> please", ("29:ada", "Ada", "<at>Ada</at>"), (Bot, "Twins", "<at>Twins</at>")));
    }

    [Fact]
    public void Somebody_of_the_same_name_stays() =>
        Assert.Equal("is Twins nice?", Of("<at>Twins</at> is <at>Twins</at> nice?", (Bot, "Twins", "<at>Twins</at>"), ("29:twins", "Twins", "<at>Twins</at>")));

    [Fact]
    public void What_only_looks_like_a_mention_is_text() =>
        Assert.Equal("<at>Twins</at> is how it is written", Of("<at>Twins</at> <at>Twins</at> is how it is written", (Bot, "Twins", "<at>Twins</at>")));

    [Fact]
    public void A_mention_with_odd_characters_is_no_pattern() =>
        Assert.Equal("hello", Of("<at>T.*(w</at> hello", (Bot, "T.*(w", "<at>T.*(w</at>")));

    private static string Of(string text, params (string Id, string Name, string Text)[] mentions)
    {
        var entities = string.Join(',', mentions.Select(m => $$"""{"type":"mention","mentioned":{"id":"{{m.Id}}","name":"{{m.Name}}"},"text":"{{m.Text}}"}"""));
        return MessageText.Of(ActivityReader.Read(Encoding.UTF8.GetBytes(Said.Message(text).Replace("\"entities\":[", $"\"entities\":[{entities}{(entities.Length > 0 ? "," : "")}", StringComparison.Ordinal))));
    }
}
