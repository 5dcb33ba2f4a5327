using CsCheck;
using Twins.Core.Evidence;
using Twins.Core.Talks;

namespace Twins.Tests.Talks;

/// <summary>What a model writes as a twin, and what of it is shown.</summary>
public class SpeechTests
{
    private static readonly EvidenceItem[] Evidence = [Item("q1"), Item("f2"), Item("e12"), Item("round-2-row-17")];

    [Theory]
    [InlineData("I buy oats [q1].", "I buy oats [1].")]
    [InlineData("Oats [f2], milk [q1], oats again [f2].", "Oats [1], milk [2], oats again [1].")]
    [InlineData("Both [q1, f2]; all [q1; f2; e12].", "Both [1][2]; all [1][2][3].")]
    [InlineData("Case does not matter [Q1].", "Case does not matter [1].")]
    [InlineData("By a name of its own [round-2-row-17], with others [q1, round-2-row-17].", "By a name of its own [1], with others [2][1].")]
    public void Ids_of_evidence_become_numbers_in_the_order_of_their_first_use(string raw, string shown) => Assert.Equal(shown, new Speech(Evidence).Show(raw, isWhole: true));

    [Theory]
    [InlineData("Made up [q9].", "Made up .")]
    [InlineData("A number that stands for nothing [1] or [17].", "A number that stands for nothing  or .")]
    [InlineData("[q1, q9] half made up", "[1] half made up")]
    public void Evidence_that_a_model_makes_up_is_not_shown(string raw, string shown) => Assert.Equal(shown, new Speech(Evidence).Show(raw, isWhole: true));

    [Fact]
    public void Not_knowing_is_a_flag_and_not_a_word()
    {
        var speech = new Speech(Evidence);
        Assert.Equal("I could not say.", speech.Show("[unknown] I could not say.", isWhole: true));
        Assert.True(speech.IsUnknown);
        Assert.Equal("I could.", speech.Show("I could.", isWhole: true));
        Assert.False(speech.IsUnknown);
    }

    [Theory]
    [InlineData("[click](https://evil.example)", "[click] (:\u200b//evil.example)")]
    [InlineData("![x](http://evil.example/p.png)", "![x] (")]
    [InlineData("see https://evil.example now", "see https:\u200b//evil.example now")]
    [InlineData("[a]: https://evil.example", "[a] : ")]
    [InlineData("<at>Everybody</at> <b>look</b>", "‹at›Everybody‹/at› ‹b›look‹/b›")]
    [InlineData("\\<script>", "‹script›")]
    public void Nothing_that_a_model_writes_can_be_clicked_or_calls_somebody(string raw, string begins)
    {
        var shown = new Speech(Evidence).Show(raw, isWhole: true);
        Assert.DoesNotContain("](", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("]:", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("://", shown, StringComparison.Ordinal);
        Assert.DoesNotContain('<', shown);
        Assert.StartsWith(begins.Split('(')[0], shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[laughs] Well [q1", "[laughs] Well [q1")]
    [InlineData("[sighs]", "[sighs]")]
    [InlineData("[round-9] is nobody's name", "[round-9] is nobody's name")]
    [InlineData("an open [ bracket", "an open [ bracket")]
    public void Other_brackets_stay_as_they_are(string raw, string shown) => Assert.Equal(shown, new Speech(Evidence).Show(raw, isWhole: true));

    [Fact]
    public void What_was_shown_of_a_beginning_is_the_beginning_of_the_whole()
    {
        var piece = Gen.OneOf(
            Gen.Const("[q1]"), Gen.Const("[f2, e12]"), Gen.Const("[q77]"), Gen.Const("[round-2-row-17]"), Gen.Const("[unknown]"), Gen.Const("[laughs]"), Gen.Const("[x](http://y)"), Gen.Const("]"), Gen.Const("["), Gen.Const(":"), Gen.Const("://"), Gen.Const(":/"),
            Gen.Const("<at>"), Gen.Const("\\"), Gen.Const(" "), Gen.Const("\n\n"), Gen.Const("😀"), Gen.Const("\ud83d"), Gen.Const("("), Gen.String[Gen.Char.AlphaNumeric, 0, 12], Gen.Const(new string('a', 250)));
        Gen.Select(piece.List[0, 12], static pieces => string.Concat(pieces)).Sample(raw =>
        {
            var whole = new Speech(Evidence).Show(raw, isWhole: true);
            var before = "";
            for (var length = 0; length <= raw.Length; length++)
            {
                var shown = new Speech(Evidence).Show(raw[..length], isWhole: false);
                Assert.StartsWith(before, shown, StringComparison.Ordinal);
                Assert.StartsWith(shown, whole, StringComparison.Ordinal);
                before = shown;
            }
            Assert.DoesNotContain("](", whole, StringComparison.Ordinal);
            Assert.DoesNotContain("://", whole, StringComparison.Ordinal);
        });
    }

    private static EvidenceItem Item(string id) => new() { Id = id, Text = id, Kind = EvidenceKind.Quote };
}
