using Twins.Core.Personas.Change;
using Twins.Core.Personas.Change.Watching;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Personas.Change;

/// <summary>Histories of a panel whose twins answer by chance around what each of them thinks.</summary>
public sealed class WatchReadingTests
{
    private const int Twins = 40, Replicates = 2;

    private static readonly QuestionSet Set = new()
    {
        Id = "fixed",
        Questions =
        [
            new LikertQuestion { Id = "trust", Text = "I trust them." },
            new YesNoQuestion { Id = "order", Text = "Would you order?" },
            new SingleChoiceQuestion { Id = "matters", Text = "What matters?", Options = [new() { Id = "price", Text = "Price" }, new() { Id = "time", Text = "Time" }, new() { Id = "taste", Text = "Taste" }] },
            new NumericQuestion { Id = "spend", Text = "How much?" },
        ],
    };

    [Fact]
    public void Of_a_hundred_watches_in_which_nothing_moves_for_a_month_few_say_watch_on_any_day_and_hardly_one_says_act()
    {
        int watched = 0, acted = 0;
        for (var w = 0; w < 100; w++)
        {
            var chance = new Random(1000 + w);
            var points = new List<WatchPoint> { Run(chance, 0, 4 * Replicates, 0) };
            var worst = DriftVerdict.Stable;
            for (var day = 1; day <= 30; day++)
            {
                points.Add(Run(chance, day, Replicates, 0));
                var verdict = WatchReading.Of(Set, points).Verdict;
                if (verdict is DriftVerdict.Watch or DriftVerdict.Act && worst is not DriftVerdict.Act) worst = verdict;
            }
            watched += worst is DriftVerdict.Watch ? 1 : 0;
            acted += worst is DriftVerdict.Act ? 1 : 0;
        }
        Assert.True((watched <= 25, acted <= 6) == (true, true), $"{watched} watched, {acted} acted");
    }

    [Fact]
    public void A_small_shift_that_lasts_is_to_be_watched_before_any_single_run_shows_it()
    {
        var chance = new Random(5);
        var points = new List<WatchPoint> { Run(chance, 0, 4 * Replicates, 0) };
        for (var day = 1; day <= 20; day++) points.Add(Run(chance, day, Replicates, -.35));
        var trust = WatchReading.Of(Set, points).Questions[0];
        Assert.Equal(DriftVerdict.Watch, trust.Verdict);
        Assert.True(trust.Psi < .25 && trust.Cusum > trust.Limit, trust.ToString());
    }

    [Fact]
    public void A_large_shift_is_to_be_acted_on_the_day_it_comes()
    {
        var chance = new Random(6);
        var report = WatchReading.Of(Set, [Run(chance, 0, 4 * Replicates, 0), Run(chance, 1, Replicates, -2)]);
        Assert.Equal(DriftVerdict.Act, report.Verdict);
        Assert.Equal(DriftVerdict.Act, report.Questions[0].Verdict);
        Assert.True(report.Questions[0].Shift < -1);
    }

    [Fact]
    public void A_new_baseline_is_what_later_runs_are_held_against()
    {
        var chance = new Random(7);
        List<WatchPoint> points = [Run(chance, 0, 4 * Replicates, 0), Run(chance, 1, 4 * Replicates, -2) with { IsBaseline = true }, Run(chance, 2, Replicates, -2)];
        var report = WatchReading.Of(Set, points);
        Assert.Equal((1, 1), (report.Baseline.Run, report.Runs));
        Assert.NotEqual(DriftVerdict.Act, report.Verdict);
        Assert.Empty(WatchReading.Of(Set, points[..2]).Questions);
    }

    [Fact]
    public void Who_begins_or_ceases_to_have_an_opinion_has_moved()
    {
        var chance = new Random(8);
        var silent = Run(chance, 1, Replicates, 0);
        var report = WatchReading.Of(Set, [Run(chance, 0, 4 * Replicates, 0), silent with { Questions = [.. silent.Questions.Select(q => q with { Answers = 0, Twins = 0, Shares = null, Mean = null })] }]);
        Assert.All(report.Questions, q => Assert.Equal(DriftVerdict.Watch, q.Verdict));
    }

    [Fact]
    public void What_else_changed_is_said()
    {
        var chance = new Random(9);
        var report = WatchReading.Of(Set, [Run(chance, 0, 4, 0), Run(chance, 1, 2, 0) with { Respondent = "new", Panel = "other" }]);
        Assert.Equal(["the respondent: model then, new now", "documents of the twins"], report.Changed);
    }

    private static WatchPoint Run(Random chance, int run, int replicates, double shift) => new()
    {
        Run = run,
        At = new DateTimeOffset(2026, 11, 1, 2, 0, 0, TimeSpan.Zero).AddDays(run),
        IsBaseline = run is 0,
        Respondent = "model",
        Varies = true,
        Panel = "panel",
        Twins = Twins,
        Outage = 0,
        Missing = 0,
        Questions = [.. Set.Questions.Select(q => WatchedQuestion.Of(q, Enumerable.Range(0, Twins).Select(t => (IReadOnlyList<Answer>)[.. Enumerable.Range(0, replicates).Select(_ => Answer(q, chance, t, shift))])))],
    };

    private static Answer Answer(Question question, Random chance, int twin, double shift)
    {
        var level = 3 + (twin % 3) - 1 + shift + (2 * (chance.NextDouble() - .5));
        return question switch
        {
            LikertQuestion => CategoricalAnswer.Of(Math.Clamp((int)Math.Round(level), 1, 5) - 1, 5),
            YesNoQuestion => CategoricalAnswer.Of(level > 3 ? 1 : 0, 2),
            SingleChoiceQuestion => CategoricalAnswer.Of((twin + (chance.Next(4) is 0 ? 1 : 0)) % 3, 3),
            _ => new NumberAnswer(20 + (5 * level)),
        };
    }
}
