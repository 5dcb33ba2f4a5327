using Twins.Core.Documents;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Accuracy;
using Twins.Core.Fidelity.Reliability;
using Twins.Core.Fidelity.Resampling;
using Twins.Core.Validations.Answers;
using Twins.Core.Validations.Checks;

namespace Twins.Core.Validations.Scales;

/// <summary>Whether twins and people score alike on the same scales.</summary>
internal sealed class ScaleRun(ScalesCheck check, ValidationRun run)
{
    private const int Draws = 1000;
    private const int LeastPeople = 20;

    /// <exception cref="DocumentException">A file cannot be used, or too few people and twins meet in them.</exception>
    public CheckResult Run()
    {
        var (people, twins) = (Open(check.People), Open(check.Twins));
        var retest = check.Retest is null ? null : Open(check.Retest);
        string[] ids = [.. people.Index.Keys.Where(twins.Index.ContainsKey)];
        if (ids.Length < LeastPeople) throw new DocumentException(check.People.File, null, $"only {ids.Length} of its people have a twin of the same id in {check.Twins.File}; at least {LeastPeople} are needed.");
        var scores = check.Scales.Select(s => new ScaleScores(s, people.Items(s, ids), twins.Items(s, ids), retest?.Items(s, ids))).ToList();
        if (scores.FirstOrDefault(s => s.Pairs < 3) is { } empty) throw new DocumentException(check.People.File, null, $"fewer than three people and their twins have a score for '{empty.Scale.Id}'.");
        var draws = PairedBootstrap.Draw(new PairedOutcomes([.. scores.Select(s => s.Human)], [.. scores.Select(s => s.Twin)]), Draws, run.Plan.Seed);
        return new CheckResult { Id = check.Id, Kind = "scales", Findings = [.. Findings(scores, draws, ids.Length)], Parts = [.. scores.SelectMany((s, k) => Parts(s, draws.Interval(k, PairedMeasure.Correlation)))] };
    }

    private ScaleFile Open(AnswerFile file)
    {
        var table = run.Table(file.File);
        return new ScaleFile(table, table.Index(file.Twin));
    }

    private IEnumerable<Finding> Findings(List<ScaleScores> scores, PairedDraws draws, int people)
    {
        double? Mean(IReadOnlyList<PairedSums> sums) => ItemMeasure.Fisher([.. sums.Select(s => s.Correlation ?? 0)]);
        var value = Mean([.. scores.Select(s => PairedSums.Of(s.Human, s.Twin))])!.Value;
        var interval = draws.Interval(Mean);
        yield return new Finding(check.Id, Metric.Convergence, value, interval, new(people, "people"), $"mean of {scores.Count} scales{Discriminant(scores)}") { Baseline = new("everybody alike", 0, interval), Ceiling = Ceiling(scores) };
    }

    private static CeilingFigure? Ceiling(List<ScaleScores> scores) => scores.TrueForAll(s => s.Retest is not null)
        ? new("the same people, asked again", ItemMeasure.Fisher([.. scores.Select(s => PairedSums.Of(s.Human, s.Retest!).Correlation ?? 0)])) : null;

    /// <summary>A twin that is high on everything converges with everything, which is no convergence (Campbell and Fiske 1959).</summary>
    private static string Discriminant(List<ScaleScores> scores)
    {
        double[] others = [.. scores.SelectMany(h => scores.Where(t => t != h).Select(t => PairedSums.Of(h.Human, t.Twin).Correlation ?? 0))];
        return others.Length is 0 ? "" : $"; with scales that measure something else the mean |r| is {others.Average(Math.Abs):0.000}";
    }

    private static IEnumerable<PartRow> Parts(ScaleScores s, Interval? interval)
    {
        yield return new(s.Scale.Id, s.Pairs, PairedSums.Of(s.Human, s.Twin).Correlation ?? 0, interval, "r of twins' and people's scores");
        if (s.Alpha(s.HumanItems) is { } people) yield return new($"{s.Scale.Id}, people's items", people.People, people.Value, people.Interval, "Cronbach’s α");
        if (s.Alpha(s.TwinItems) is { } twins) yield return new($"{s.Scale.Id}, twins' items", twins.People, twins.Value, twins.Interval, "Cronbach’s α");
    }
}

/// <summary>A file of answers to inventories, by person.</summary>
internal sealed record ScaleFile(CsvTable Table, Dictionary<string, int> Index)
{
    /// <summary>Per person the scale's answers, reversed ones turned; NaN is missing or beyond the scale.</summary>
    public double[][] Items(Scale scale, string[] ids)
    {
        var columns = scale.Items.Select(i => (Numbers: Table.Numbers(i), Reversed: scale.Reversed.Contains(i))).ToList();
        return [.. ids.Select(id => Index.TryGetValue(id, out var row) ? columns.Select(c => Turn(c.Numbers[row], c.Reversed, scale)).ToArray() : [.. columns.Select(_ => double.NaN)])];
    }

    private static double Turn(double answer, bool reversed, Scale scale) => !(answer >= scale.Min && answer <= scale.Max) ? double.NaN : reversed ? scale.Min + scale.Max - answer : answer;
}

/// <summary>One scale's scores: the mean of the items that were answered, where at least half of them were.</summary>
internal sealed class ScaleScores(Scale scale, double[][] humanItems, double[][] twinItems, double[][]? retestItems)
{
    public Scale Scale { get; } = scale;
    public double[][] HumanItems { get; } = humanItems;
    public double[][] TwinItems { get; } = twinItems;
    public double[] Human { get; } = [.. humanItems.Select(Score)];
    public double[] Twin { get; } = [.. twinItems.Select(Score)];
    public double[]? Retest { get; } = retestItems?.Select(Score).ToArray();

    public int Pairs => Human.Zip(Twin).Count(p => !double.IsNaN(p.First + p.Second));

    /// <summary>Null where there are too few items or people.</summary>
    public CronbachAlpha? Alpha(double[][] items) => Scale.Items.Count < 2 || items.Count(p => p.All(a => !double.IsNaN(a))) < 3 ? null : CronbachAlpha.Of(items);

    private static double Score(double[] items)
    {
        double[] given = [.. items.Where(a => !double.IsNaN(a))];
        return given.Length * 2 < items.Length || given.Length is 0 ? double.NaN : given.Average();
    }
}
