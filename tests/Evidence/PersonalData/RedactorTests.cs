using CsCheck;
using Twins.Core.Evidence.PersonalData;

namespace Twins.Tests.Evidence.PersonalData;

public sealed class RedactorTests
{
    private static readonly Redactor Strangers = Redactor.Create([]);

    [Theory]
    [InlineData("Write to ann@example.org now", "Write to [email] now")]
    [InlineData("Write to ａｎｎ＠ｅｘａｍｐｌｅ．ｏｒｇ now", "Write to [email] now")]
    [InlineData("Write to ann\u200b@exa\u200dmple.org now", "Write to [email] now")]
    [InlineData("Write to ann&#64;example.org now", "Write to [email] now")]
    [InlineData("Write to ann&amp;#64;example.org now", "Write to [email] now")]
    [InlineData("Karte 4111-1111-1111-1111 geht nicht", "Karte [card number] geht nicht")]
    [InlineData("4111 1111 1111 1112 is no card", "4111 1111 1111 1112 is no card")]
    [InlineData("IBAN de89 3704 0044 0532 0130 00, bitte", "IBAN [account number], bitte")]
    [InlineData("Mrs Kowalczyk's bag", "Mrs [name] bag")]
    public void Nothing_is_smuggled_past(string text, string clean) => Assert.Equal(clean, Strangers.Redact(text).Text);

    [Theory]
    [InlineData("Rose Hill said the rose is dead.", "[name] said the rose is dead.")]
    [InlineData("I told Hill and rose early.", "I told [name] and rose early.")]
    [InlineData("JÜRGEN MÜLLER-LÜDENSCHEIDT kam, Juergen vielleicht, Muller-Ludenscheidt auch", "[name] kam, [name] vielleicht, [name] auch")]
    public void Names_that_the_sources_give_go_wherever_they_are_meant(string text, string clean) =>
        Assert.Equal(clean, Redactor.Create(["Rose Hill", "Jürgen Müller-Lüdenscheidt"]).Redact(text).Text);

    [Fact]
    public void Doing_it_twice_changes_nothing_more() =>
        Texts.Sample(text =>
        {
            var once = Strangers.Redact(text).Text;
            return Strangers.Redact(once).Text == once;
        }, iter: 3000);

    [Fact]
    public void Whatever_a_text_holds_it_stays_text_and_grows_little() =>
        Gen.String[0, 300].Sample(text =>
        {
            var clean = Strangers.Redact(text).Text;
            return clean.Length <= (8 * text.Length) + 20 && !clean.EnumerateRunes().Any(r => r.Value is 0xFFFD && !text.Contains('\uFFFD') && text.EnumerateRunes().All(t => t.Value is not 0xFFFD));
        }, iter: 3000);

    [Fact]
    public void The_report_counts_and_repeats_nothing()
    {
        var report = new PersonalDataReport();
        report.Add("a|b.csv", Strangers.Redact("Write to ann@example.org or bob@example.org, or call 01632 960 001"));
        Assert.Equal(3, report.Count);
        Assert.Contains("| a\\|b.csv | 2 | 1 |", report.Table(), StringComparison.Ordinal);
        Assert.DoesNotContain("example", report.Table(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pseudonym_is_one_persons_however_the_address_is_written_and_nobodys_without_the_key()
    {
        var (mine, other) = (new Pseudonyms(new byte[32]), new Pseudonyms([.. Enumerable.Range(1, 32).Select(i => (byte)i)]));
        Assert.Equal(mine.Of("Ann@Example.org "), mine.Of("ann@example.org"));
        Assert.NotEqual(mine.Of("ann@example.org"), other.Of("ann@example.org"));
        Assert.Matches("^p-[a-z2-7]{26}$", mine.Of("ann@example.org"));
    }

    /// <summary>Texts made of what rules look for, in any order.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf(new[] { "Dear ", "Mr ", "Frau ", "Anna", " Smith", "my name is ", "Regards,\n", " 0163 2960 001", " a@b.de", " DE89 3704 0044 0532 0130 00", " 4111 1111 1111 1111", " order no. ", "A-4471", " born on 3.4.1951", " 12 High Street", "[name]", "[email]", ". ", ", ", "\n", "@x_y", "http://x.de/u?q=1", " J. ", "'s ", "&#64;", "(at)" }.Select(Gen.Const).ToArray())
        .List[0, 14].Select(parts => string.Concat(parts));
}
