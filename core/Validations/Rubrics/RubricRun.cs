using Twins.Core.Documents;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Reliability;
using Twins.Core.Fidelity.Resampling;
using Twins.Core.Validations.Checks;

namespace Twins.Core.Validations.Rubrics;

/// <summary>What experts gave the twins by a rubric, and whether experts agree.</summary>
internal sealed class RubricRun(RubricCheck check, ValidationRun run)
{
    private const int Draws = 1000;
    private const int LeastThings = 5;

    /// <exception cref="DocumentException">The file cannot be used, or too little was scored.</exception>
    public CheckResult Run()
    {
        var scores = Read();
        var things = scores.GroupBy(s => s.Thing, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        if (things.Count < LeastThings) throw new DocumentException(check.File, null, $"scores {things.Count} things; at least {LeastThings} are needed.");
        return new CheckResult { Id = check.Id, Kind = "rubric", Findings = [Rating(things), .. Agreement(things)], Parts = [.. Parts(scores)] };
    }

    private Finding Rating(List<List<Score>> things)
    {
        double[] means = [.. things.Select(t => t.Average(s => s.Value))];
        return new Finding(check.Id, Metric.Rubric, means.Average(), Interval(means), new(things.Count, $"things scored by {things.SelectMany(t => t).Select(s => s.Rater).Distinct().Count()} experts"));
    }

    private IEnumerable<Finding> Agreement(List<List<Score>> things)
    {
        if (things.SelectMany(t => t).GroupBy(s => (s.Thing, s.Criterion)).Count(g => g.Skip(1).Any()) < LeastThings) yield break;
        double? Alpha(int[] drawn)
        {
            try
            {
                return KrippendorffAlpha.Of([.. drawn.SelectMany(i => things[i].GroupBy(s => s.Criterion).Select(g => g.Select(s => s.Value).ToArray()))], RatingScale.Interval);
            }
            catch (AssumptionException)
            {
                return null;
            }
        }
        int[] all = [.. Enumerable.Range(0, things.Count)];
        if (Alpha(all) is { } alpha) yield return new Finding(check.Id, Metric.RaterAgreement, alpha, CaseBootstrap.Interval(things.Count, Alpha, Draws, run.Plan.Seed), new(things.Count, "things scored"));
    }

    private static IEnumerable<PartRow> Parts(List<Score> scores)
    {
        foreach (var criterion in scores.GroupBy(s => s.Criterion).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            double[] means = [.. criterion.GroupBy(s => s.Thing).Select(t => t.Average(s => s.Value))];
            yield return new(criterion.Key, means.Length, means.Average(), Interval(means), "mean score, 0 worst to 1 best");
        }
    }

    private static Interval? Interval(double[] means) => means.Length < 2 ? null : MeanInterval.Of(means) is var (low, high) ? new Interval(Math.Max(0, low), Math.Min(1, high)) : null;

    private List<Score> Read()
    {
        var table = run.Table(check.File);
        var (thing, rater, criterion, number) = (table.Column(check.Thing), table.Column(check.Rater), table.Column(check.Criterion), table.Numbers(check.Score));
        var scores = new List<Score>();
        for (var i = 0; i < number.Length; i++)
        {
            if (double.IsNaN(number[i])) continue;
            if (number[i] < check.Min || number[i] > check.Max) throw table.Refuse(i, check.Score, table.Column(check.Score)[i], $"a score from {check.Min:0.##} to {check.Max:0.##}");
            scores.Add(new Score(thing[i], rater[i], criterion[i], (number[i] - check.Min) / (check.Max - check.Min)));
        }
        if (scores.GroupBy(s => (s.Thing, s.Rater, s.Criterion)).FirstOrDefault(g => g.Skip(1).Any()) is { } twice) throw new DocumentException(check.File, null, $"'{twice.Key.Rater}' scored '{twice.Key.Criterion}' of '{twice.Key.Thing}' twice; keep one.");
        return scores;
    }

    /// <param name="Value">From 0 to 1.</param>
    private sealed record Score(string Thing, string Rater, string Criterion, double Value);
}
