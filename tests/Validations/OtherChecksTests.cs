using System.Globalization;
using Twins.Core.Documents;
using Twins.Core.Studies;
using Twins.Core.Validations;

namespace Twins.Tests.Validations;

public sealed class OtherChecksTests : IDisposable
{
    private readonly ValidationFolderOf folder = new();
    private readonly Random chance = new(1);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_back_test_of_amounts_is_held_against_what_was_used_before()
    {
        folder.Write("sales.csv", "case,forecast,low,high,before,actual\n" + string.Concat(Enumerable.Range(0, 80).Select(i =>
        {
            double truth = 100 + (20 * Math.Sin(i)), forecast = truth + Noise(4), before = truth + Noise(8);
            return string.Create(CultureInfo.InvariantCulture, $"c{i},{forecast},{forecast - 7.84},{forecast + 7.84},{before},{truth}\n");
        })));
        var results = await folder.RunAsync(Forecasts("sales.csv", "    baseline: before\n    low: low\n    high: high"));
        // Half the error is a quarter of the squared error.
        Assert.InRange(ValidationFolderOf.Of(results, Metric.ForecastSkill).Value, .6, .85);
        Assert.True(ValidationFolderOf.Of(results, Metric.ForecastSkill).Beats);
        Assert.InRange(ValidationFolderOf.Of(results, Metric.IntervalCoverage).Value, .88, 1);
        Assert.True(ValidationFolderOf.Gate(results, StudyUse.Pricing).Passed);
        Assert.Contains(results[0].Parts, p => p.Name is "mean absolute error, twins" && p.Value is > 2 and < 4.5);
    }

    [Fact]
    public async Task Probabilities_are_judged_by_order_skill_calibration_and_what_they_call()
    {
        folder.Write("churn.csv", "case,forecast,actual\n" + string.Concat(Enumerable.Range(0, 600).Select(i =>
        {
            var p = chance.NextDouble();
            return string.Create(CultureInfo.InvariantCulture, $"c{i},{p},{(chance.NextDouble() < p ? "yes" : "no")}\n");
        })));
        var results = await folder.RunAsync(Forecasts("churn.csv", "    outcome: yes_no"));
        // Uniform probabilities that are right: AUC 5/6, Brier 1/6 against 1/4.
        Assert.InRange(ValidationFolderOf.Of(results, Metric.AreaUnderCurve).Value, .79, .88);
        Assert.InRange(ValidationFolderOf.Of(results, Metric.ForecastSkill).Value, .26, .42);
        var error = ValidationFolderOf.Of(results, Metric.CalibrationError);
        Assert.True(error.Value <= error.Ceiling!.Low);
        Assert.InRange(ValidationFolderOf.Of(results, Metric.Sensitivity).Value, .68, .82);
        Assert.Equal(600, results[0].Bins.Sum(b => b.Count));
    }

    [Fact]
    public async Task What_the_twins_could_have_known_is_no_test()
    {
        folder.Write("sales.csv", "case,forecast,actual,known\n" + string.Concat(Enumerable.Range(0, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $"c{i},{i},{i + Noise(1)},2026-{(i < 25 ? "03-01" : "09-01")}\n"))));
        var results = await folder.RunAsync(Forecasts("sales.csv", "    known: known\n    evidence_until: 2026-06-30"));
        Assert.Equal(15, ValidationFolderOf.Of(results, Metric.ForecastCorrelation).Base.Count);
        Assert.Contains(results[0].Notes, n => n.StartsWith("25 of 40 cases were known by 2026-06-30", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_shadow_run_counts_only_what_became_known_after_its_seal()
    {
        folder.Write("forecasts.csv", "case,forecast\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"c{i},{i}\n")));
        folder.Write("outcomes.csv", "case,actual,known\n" + string.Concat(Enumerable.Range(0, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $"c{i},{i + Noise(1)},2026-{(i < 12 ? "03-01" : "09-01")}\n"))));
        var plan = Forecasts("forecasts.csv", "    outcomes: outcomes.csv\n    known: known\n    sealed: true");
        Assert.Contains("was not sealed as it is now", (await Assert.ThrowsAsync<DocumentException>(() => folder.RunAsync(plan))).Message, StringComparison.Ordinal);
        var results = await folder.RunAsync(plan, new DateTimeOffset(2026, 3, 1, 23, 0, 0, TimeSpan.Zero));
        Assert.Equal(28, ValidationFolderOf.Of(results, Metric.ForecastCorrelation).Base.Count);
    }

    [Fact]
    public async Task The_headline_with_more_words_wins_about_half_of_real_tests()
    {
        // What a rule of thumb scores on real A/B tests; a twin has to do better.
        var pairs = Twins.Bench.Headlines.HeadlinePair.Read(SharedFolder.Path("data", "messages", "headline_pairs_dev.csv"));
        folder.Write("tests.csv", "test,named,a_shown,a_chosen,b_shown,b_chosen\n" + string.Concat(pairs.Select((p, i) => string.Create(CultureInfo.InvariantCulture, $"t{i},{(p.A.Split(' ').Length > p.B.Split(' ').Length ? "a" : "b")},{p.ShownA},{p.ClicksA},{p.ShownB},{p.ClicksB}\n"))));
        var results = await folder.RunAsync("validation: v\nchecks:\n  - {kind: ab_tests, id: headlines, file: tests.csv, counts: true}\n");
        var parts = results[0].Parts.ToDictionary(p => p.Name);
        Assert.Equal(pairs.Count(p => p.RateA != p.RateB), parts["all tests"].Count);
        Assert.Equal(.525, parts["all tests"].Value, .01);
        Assert.Equal(.535, parts["conclusive tests"].Value, .02);
        Assert.Equal(pairs.Count(p => p.Significant), parts["conclusive tests"].Count, .1 * pairs.Count);
    }

    [Fact]
    public async Task A_win_rate_is_held_against_the_people_who_chose_before()
    {
        folder.Write("tests.csv", "test,named,team,won\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"t{i},{(i % 10 < 8 ? "a" : "b")},{(i % 10 < 6 ? "A" : "b")},a\n")));
        var rate = ValidationFolderOf.Of(await folder.RunAsync("validation: v\nchecks:\n  - {kind: ab_tests, id: t, file: tests.csv, won: won, baseline: team}\n"), Metric.WinRate);
        Assert.Equal((.8, .6), (rate.Value, rate.Baseline!.Value));
        Assert.True(rate.Beats);
    }

    [Fact]
    public async Task Experts_scores_come_with_how_far_they_agree()
    {
        folder.Write("scores.csv", "item,rater,criterion,score\n" + string.Concat(Enumerable.Range(0, 30).SelectMany(i => new[] { "r1", "r2", "r3" }.Select(r => $"t{i},{r},tone,{Math.Clamp(1 + (i % 5) + (chance.NextDouble() < .1 ? 1 : 0), 1, 5)}\n"))));
        var results = await folder.RunAsync("validation: v\nchecks:\n  - {kind: rubric, id: experts, file: scores.csv}\n");
        Assert.InRange(ValidationFolderOf.Of(results, Metric.Rubric).Value, .48, .56);
        Assert.InRange(ValidationFolderOf.Of(results, Metric.RaterAgreement).Value, .85, .99);
    }

    [Fact]
    public async Task Scales_converge_with_themselves_and_not_with_others()
    {
        double[][] open = SimulatedPeople.Draw(200, 4, .5, 1), calm = SimulatedPeople.Draw(200, 4, .5, 2);
        double[][] people = [.. open.Zip(calm, (o, c) => (double[])[.. o, .. c])];
        // The last item of each scale is asked the other way round.
        foreach (var p in people) (p[3], p[7]) = (6 - p[3], 6 - p[7]);
        folder.Answers("people.csv", SimulatedPeople.Names(8), people).Answers("twins.csv", SimulatedPeople.Names(8), SimulatedPeople.Echo(people, .7, 3));
        var results = await folder.RunAsync(
            """
            validation: v
            checks:
              - kind: scales
                id: traits
                people: {file: people.csv}
                twins: {file: twins.csv}
                scales:
                  - {id: openness, items: [q1, q2, q3, q4], reversed: [q4]}
                  - {id: calm, items: [q5, q6, q7, q8], reversed: [q8]}
            """);
        var convergence = ValidationFolderOf.Of(results, Metric.Convergence);
        Assert.InRange(convergence.Value, .7, .95);
        Assert.Contains("with scales that measure something else the mean |r| is 0.0", convergence.Note, StringComparison.Ordinal);
        // Four items that share half of their variance: α = 4·.5 / (1 + 3·.5) = .8, a little less on five points.
        Assert.InRange(results[0].Parts.First(p => p.Name is "openness, people's items").Value, .7, .85);
    }

    private double Noise(double deviation) => deviation * Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());

    private static string Forecasts(string file, string more) => $"validation: v\nchecks:\n  - kind: forecasts\n    id: f\n    file: {file}\n{more}\n";
}
