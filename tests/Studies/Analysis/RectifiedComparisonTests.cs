using Twins.Core.Fidelity.Calibration;
using Twins.Core.Studies;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Reporting;

namespace Twins.Tests.Studies.Analysis;

/// <summary>A few people whose twins are named in the file of human answers, and a panel that errs.</summary>
public sealed class RectifiedComparisonTests : IDisposable
{
    private const int Twins = 200;

    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void A_panel_that_is_a_point_too_kind_is_mended_by_forty_people()
    {
        var study = Study(People(40));
        var mended = Mended(study);
        // What the lab says of the same answers.
        var sample = RectifiedSample.Of([.. Enumerable.Range(0, Twins).Select(i => i < 40 ? Truth(i) : double.NaN)], [.. Enumerable.Range(0, Twins).Select(i => (double)Told(i))]);
        var (mean, interval) = (sample.Mean(), sample.Interval(999, 1));
        Assert.Equal((40, 160), (mended.People, mended.Others));
        Assert.Equal(mean.Value, mended.Together!.Value.Value, 1e-12);
        // Other resamples of the same people.
        Assert.Equal(interval.Low, mended.Together.Value.Low, .05);
        Assert.Equal(interval.High, mended.Together.Value.High, .05);
        Assert.Equal(mean.Lambda, mended.Believed);
        var truth = Enumerable.Range(0, Twins).Average(i => (double)Truth(i));
        Assert.InRange(truth, mended.Together.Value.Low, mended.Together.Value.High);
        Assert.True(mended.TwinsAlone - truth > .7);
        Assert.True(mended.Worth > 50, $"{mended.Worth}");
        Assert.True(mended.Together.Value.High - mended.Together.Value.Low < mended.PeopleAlone!.Value.High - mended.PeopleAlone.Value.Low);
        Assert.Matches(@"^With the answers of 40 people whose twins are among the 200: \d\.\d\d points \(95 %: \d\.\d\d points to \d\.\d\d points\)\. It is as sure as the answers of about \d+ people without twins\. The twins alone say \d\.\d\d points\.$", mended.Sentence);
    }

    [Fact]
    public void Twins_that_say_nothing_of_their_people_are_not_believed()
    {
        var mended = Mended(Study(People(60)) with { Answer = a => SmallStudy.Point(1 + ((a.Twin * 7919) % 5)) });
        Assert.InRange(mended.Believed!.Value, 0, .15);
        Assert.InRange(mended.Together!.Value.Value, mended.PeopleAlone!.Value.Value - .1, mended.PeopleAlone.Value.Value + .1);
    }

    [Fact]
    public void A_share_of_yes_stays_a_share()
    {
        var question = new YesNoQuestion { Id = "interest", Text = "Would you open it?" };
        File.WriteAllText(file, "twin,Vote\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"twin-{i:00000},{(i < 2 ? "yes" : "no")}\n")));
        var mended = Mended(Study(null, question) with { Answer = a => SmallStudy.Point(a.Twin % 3 is 0 ? 2 : 1, 2) });
        Assert.InRange(mended.Together!.Value.Low, 0, mended.Together.Value.Value);
        Assert.InRange(mended.Together.Value.High, mended.Together.Value.Value, 1);
        Assert.StartsWith("With the answers of 30 people whose twins are among the 200: ", mended.Sentence);
        Assert.EndsWith("The twins alone say 34 %.", mended.Sentence);
    }

    [Fact]
    public void Too_few_people_mend_nothing_and_the_report_says_what_is_missing()
    {
        var mended = Mended(Study(People(14)));
        Assert.Null(mended.Together);
        Assert.Equal((14, 186), (mended.People, mended.Others));
        Assert.Contains("of whom 14 have a twin that answered", mended.Sentence);
        Assert.Contains("15", mended.Sentence);
    }

    [Fact]
    public void A_weighted_panel_is_not_mended() =>
        Assert.EndsWith("its twins are weighted, and a mended mean is that of people who count alike.", Mended(Study(People(40)) with { Weight = i => 1 + (i % 2) }).Sentence);

    [Fact]
    public void Who_shares_a_twin_with_others_or_names_a_stranger_is_nobodys_label()
    {
        var people = People(40) + "twin-00000,5\ntwin-00001,1\nnobody,3\n,4\n";
        Assert.Equal((38, 162), (Mended(Study(people)).People, Mended(Study(people)).Others));
    }

    [Fact]
    public void Constant_answers_give_a_sentence_and_no_NaN()
    {
        var study = Study("twin,Vote\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"twin-{i:00000},3\n")));
        using var json = new MemoryStream();
        JsonReport.Write(study.Report(), json);
        Assert.DoesNotContain("NaN", System.Text.Encoding.UTF8.GetString(json.ToArray()), StringComparison.Ordinal);
        Assert.NotEqual("", Mended(study).Sentence);
    }

    [Fact]
    public void Files_that_name_no_twin_are_compared_as_before()
    {
        File.WriteAllText(file, "Vote\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{Truth(i)}\n")));
        Assert.Null(Assert.Single(Study(null).Report().Questions[0].Human).Rectified);
    }

    [Fact]
    public void The_page_shows_the_three_means_beside_each_other()
    {
        var page = new StringWriter();
        HtmlReport.Write(Study(People(40)).Report(), page);
        Assert.Contains("<h4>Mended by these people</h4>", page.ToString(), StringComparison.Ordinal);
        Assert.Contains("no interval covers what twins get wrong", page.ToString(), StringComparison.Ordinal);
    }

    private static int Truth(int i) => 1 + (int)(4 * Chance(i, 1));

    private static int Told(int i) => Math.Clamp(Truth(i) + 1 + (Chance(i, 2) < .2 ? -1 : 0), 1, 5);

    private static double Chance(int i, int what) => Seeds.For(what, "rectified", $"{i}") % 10_000 / 10_000.0;

    private static string People(int count) => "twin,Vote\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"twin-{i:00000},{Truth(i)}\n"));

    private static RectifiedComparison Mended(SmallStudy study) => Assert.Single(study.Report().Questions[0].Human).Rectified!;

    private SmallStudy Study(string? people, CategoricalQuestion? question = null)
    {
        if (people is not null) File.WriteAllText(file, people);
        var asked = question ?? SmallStudy.Likert;
        return new SmallStudy
        {
            Twins = Twins,
            Variants = [],
            Questions = [asked],
            Human = [HumanTable.Read(file, new HumanAnswers { Question = "interest", File = "votes.csv", Column = "Vote" }, asked)],
            Answer = a => SmallStudy.Point(Told(a.Twin)),
        };
    }
}
