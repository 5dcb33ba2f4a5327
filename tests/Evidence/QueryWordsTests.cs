using CsCheck;
using Twins.Core.Evidence;

namespace Twins.Tests.Evidence;

public sealed class QueryWordsTests
{
    [Theory]
    [InlineData("Don't be late, Zoë!", "Don|t|be|late|Zoë")]
    [InlineData("late LATE Late", "late")]
    [InlineData("4 euro/50%", "4|euro|50")]
    [InlineData("\"a\" OR owner:*", "a|OR|owner")]
    [InlineData("…", "")]
    public void Words_are_letters_and_digits_each_once(string text, string words) => Assert.Equal(words, string.Join('|', QueryWords.Of(text)));

    [Fact]
    public void A_text_of_any_length_gives_a_bounded_number_of_words()
    {
        Assert.Equal(64, QueryWords.Of(string.Join(' ', Enumerable.Range(0, 10_000))).Count);
        Assert.Empty(QueryWords.Of(new string('x', 1_000_000)));
    }

    [Fact]
    public void No_text_gives_a_word_that_holds_syntax() => Gen.String.Sample(text => QueryWords.Of(text).All(w => w.Length > 0 && w.EnumerateRunes().All(r => !System.Text.Rune.IsWhiteSpace(r) && !System.Text.Rune.IsPunctuation(r) && !System.Text.Rune.IsSymbol(r) && !System.Text.Rune.IsControl(r))));
}
