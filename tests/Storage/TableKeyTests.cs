using CsCheck;
using Twins.Adapters.Storage.Azure;
using Twins.Core.Storage;

namespace Twins.Tests.Storage;

public sealed class TableKeyTests
{
    private const int MaxKey = 512;

    /// <summary>Letters and what stands around them in the code table are as likely as everything else together.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf(Gen.Char['\u0000', '\u00ff'], Gen.Char['+', '{'], Gen.Char).Array[0, RecordLimits.MaxKeyLength].Select(c => new string(c));

    [Fact]
    public void Every_text_comes_back_from_its_key() =>
        Texts.Sample(text => Assert.Equal(text, TableKey.Unescape(TableKey.Escape(text))));

    [Fact]
    public void Keys_sort_as_their_texts_do() =>
        Gen.Select(Texts, Texts, Texts).Sample((shared, a, b) => Assert.Equal(Sign(shared + a, shared + b), Sign(TableKey.Escape(shared + a), TableKey.Escape(shared + b))));

    [Fact]
    public void A_text_that_begins_another_has_a_key_that_sorts_before_it() =>
        Gen.Select(Texts, Gen.Char).Sample((text, c) => Assert.True(string.CompareOrdinal(TableKey.Escape(text), TableKey.Escape(text + c)) < 0));

    [Fact]
    public void A_key_is_short_enough_and_has_nothing_in_it_that_a_table_forbids() =>
        Texts.Sample(text =>
        {
            var key = TableKey.Escape(text);
            Assert.True(key.Length <= MaxKey);
            Assert.DoesNotContain(key, c => c is '/' or '\\' or '#' or '?' or '%' or '\'' or <= ' ' or >= '\u007f');
        });

    [Fact]
    public void Every_character_sorts_and_comes_back()
    {
        var before = "";
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var key = TableKey.Escape(((char)c).ToString());
            Assert.True(string.CompareOrdinal(before, key) < 0, $"U+{c:X4}");
            Assert.Equal((char)c, Assert.Single(TableKey.Unescape(key)));
            before = key;
        }
    }

    [Theory]
    [InlineData("maria-lopez", "maria-lopez")]
    [InlineData("run-2026_A/3", "run-2026_A.2f3")]
    [InlineData("a: b?", "a=3a!20b=3f")]
    [InlineData("café/3", "caf~-2d--j--n")]
    public void A_key_reads_as_its_text_where_it_can(string text, string key) => Assert.Equal(key, TableKey.Escape(text));

    private static int Sign(string a, string b) => Math.Sign(string.CompareOrdinal(a, b));
}
