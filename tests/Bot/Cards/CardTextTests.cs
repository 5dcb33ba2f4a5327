using Twins.Bot.Cards;

namespace Twins.Tests.Bot.Cards;

public sealed class CardTextTests
{
    [Theory]
    [InlineData("[free](https://evil.example)", @"\[free\](https\://evil.example)")]
    [InlineData("![x](data:image/png)", @"!\[x\](data:image/png)")]
    [InlineData("<at>Ada</at> & <b>", @"\<at\>Ada\</at\> \& \<b\>")]
    [InlineData("**b** _i_ `c` ~~s~~ a|b # h", @"\*\*b\*\* \_i\_ \`c\` \~\~s\~\~ a\|b \# h")]
    [InlineData(@"\[a](b)", @"\\\[a\](b)")]
    [InlineData("- item", @"\- item")]
    [InlineData("12. item", @"12\. item")]
    [InlineData("3.5 points, 10:30", "3.5 points, 10:30")]
    [InlineData("plain, with dots. And more!", "plain, with dots. And more!")]
    public void Markdown_is_escaped(string text, string expected) => Assert.Equal(expected, CardText.Markdown(text, 200));

    [Theory]
    [InlineData("  one\r\n\t two\u0000\u2028three ", "one two three")]
    [InlineData("a\u202Eb\u2066c\uFEFFd\u200Be", "abcde")]
    [InlineData("{{DATE(2026-11-25T00:00:00Z)}}", "{ {DATE(2026-11-25T00:00:00Z)}}")]
    [InlineData("👩‍👩‍👧", "👩‍👩‍👧")]
    [InlineData(null, "")]
    public void Plain_text_is_one_quiet_line(string? text, string expected) => Assert.Equal(expected, CardText.Plain(text, 200));

    [Fact]
    public void Half_a_character_becomes_a_visible_replacement() => Assert.Equal("lone \uFFFD end", CardText.Plain($"lone {'\uD83D'} end", 200));

    [Theory]
    [InlineData("12345", 5, "12345")]
    [InlineData("123456", 5, "1234…")]
    [InlineData("ab 🏴󠁧󠁢󠁥󠁮󠁧󠁿 cd", 10, "ab…")]
    [InlineData("12345      ", 5, "12345")]
    public void It_is_cut_where_a_reader_would(string text, int most, string expected) => Assert.Equal(expected, CardText.Plain(text, most));

    [Fact]
    public void Text_from_right_to_left_does_not_pull_its_neighbours_along() => Assert.Equal("\u2068שלום 7\u2069", CardText.Plain("שלום 7", 50));

    [Fact]
    public void What_is_spoken_is_no_markup() => Assert.Equal("a  b  and c", CardText.Spoken("a <b>&c", 50).TrimEnd().Replace("  c", " c", StringComparison.Ordinal));
}
