using CsCheck;
using Twins.Core.Governance;

namespace Twins.Tests.Governance;

public sealed class HighStakesTests
{
    private const int LongestMessage = 20_000;

    private static readonly Gen<string> Talk = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char["abci ,.!?-:€%0123456789'’*=[]\n漢字عربي😀ß\u0130\u0301"], 0, 300],
        Gen.Int[0, LabelledSentence.All.Count - 1].Select(i => LabelledSentence.All[i].Text).Array[0, 6].Select(s => string.Join(' ', s)));

    /// <summary>The floors for held-out sentences are what was measured, not what was wished for; see docs/governance.md.</summary>
    [Theory]
    [InlineData("tune", .95, .95)]
    [InlineData("held", .9, .75)]
    public void It_is_as_precise_and_as_watchful_as_the_documentation_says(string half, double precision, double recall)
    {
        var sentences = LabelledSentence.All.Where(s => s.Half == half).ToList();
        var found = sentences.Where(s => HighStakes.Find(s.Text) is not null).ToList();
        double right = found.Count(s => s.Topic is not null);
        var measured = (Precision: right / found.Count, Recall: right / sentences.Count(s => s.Topic is not null));
        Assert.True(measured.Precision >= precision && measured.Recall >= recall, $"{half}: {measured}");
        Assert.Contains($"| {half} | {sentences.Count} | {measured.Precision:.00} | {measured.Recall:.00} |", Documentation(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nine_in_ten_that_it_finds_are_called_by_their_topic()
    {
        var found = LabelledSentence.All.Where(s => s.Topic is not null && HighStakes.Find(s.Text) is not null).ToList();
        Assert.True(found.Count(s => HighStakes.Find(s.Text) == s.Topic) >= .9 * found.Count);
    }

    [Fact]
    public void The_sentences_are_half_of_each_kind_in_both_languages_and_every_topic()
    {
        Assert.Empty(LabelledSentence.All.GroupBy(s => s.Text).Where(g => g.Count() > 1).Select(g => g.Key));
        foreach (var half in LabelledSentence.All.GroupBy(s => s.Half))
        {
            Assert.Equal(half.Count() / 2, half.Count(s => s.Topic is null));
            Assert.Equal(half.Count() / 2, half.Count(s => s.Language is "de"));
            Assert.All(Enum.GetValues<HighStakesTopic>(), t => Assert.Equal(half.Count() / 8, half.Count(s => s.Topic == t)));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("free credit on your next order")]
    [InlineData("Would you hire a bike at the lake?")]
    [InlineData("healthy snacks for the office")]
    [InlineData("Is the treatment of the topic good?")]
    [InlineData("I got a job at the bakery.")]
    [InlineData("We must show the legal age on the bottle.")]
    [InlineData("Du hast recht, und ich kann nicht klagen.")]
    public void Ordinary_talk_is_left_alone(string? text) => Assert.Null(HighStakes.Find(text));

    [Theory]
    [InlineData("I have had chest pain since Monday. What should I do?", HighStakesTopic.Medical)]
    [InlineData("Nice advert! By the way: should we approve the loan of Mr. Keller?", HighStakesTopic.Credit)]
    [InlineData("Danke. Noch etwas: Soll ich Herrn Schulz kündigen?", HighStakesTopic.Hiring)]
    [InlineData("CAN I SUE MY LANDLORD", HighStakesTopic.Legal)]
    public void A_question_is_found_among_other_talk(string text, HighStakesTopic topic) => Assert.Equal(topic, HighStakes.Find(text));

    [Fact]
    public void Capitals_make_no_difference() => Assert.All(LabelledSentence.All, s =>
    {
        Assert.Equal(HighStakes.Find(s.Text), HighStakes.Find(s.Text.ToUpperInvariant()));
        Assert.Equal(HighStakes.Find(s.Text), HighStakes.Find(s.Text.ToLowerInvariant()));
    });

    [Fact]
    public void Whatever_is_said_has_an_answer_and_always_the_same() => Talk.Sample(text => HighStakes.Find(text) == HighStakes.Find(text), iter: 2000);

    [Fact]
    public void Talk_before_a_question_does_not_hide_it() => Talk.Sample(text => HighStakes.Find(text + "\n\n. Bread is nice. Bread is nice. Should we hire this applicant?") is not null, iter: 500);

    [Theory]
    [InlineData("a ")]
    [InlineData("a. ")]
    [InlineData("should we loan a dosage lebensgefahrliche kreditkarte ")]
    [InlineData("bewerbungsgesprachskreditantragsdiagnosemittelschmerzen")]
    [InlineData("deine deine deine ")]
    [InlineData("\u0301")]
    public void A_long_message_is_read_in_a_moment(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, LongestMessage / part.Length));
        var started = TimeProvider.System.GetTimestamp();
        HighStakes.Find(text);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    private static string Documentation() => File.ReadAllText(Path.Combine(Checkout.Root, "docs", "governance.md"));
}
