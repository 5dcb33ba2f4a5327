using Twins.Core.Respondents;
using Twins.Core.Studies.Analysis;

namespace Twins.Tests.Studies.Reporting;

/// <summary>Draws results that look like a study's: means with intervals around them, shares that sum to one.</summary>
internal sealed class SampleDraw(int seed)
{
    private readonly Random random = new(seed);

    public QuestionReport Rating(string id, string text, string kind, string[] labels, IReadOnlyList<string> stimuli)
    {
        var nps = kind is "nps";
        var results = stimuli.Select(s => Result(s, labels.Length, nps)).OrderByDescending(r => r.Mean.Value).Index().Select(r => r.Item with { Rank = r.Index + 1, Letters = LettersAt(r.Index), ProbabilityBest = r.Index > 6 ? 0 : Math.Pow(0.5, r.Index + 1) }).ToList();
        return Question(id, text, kind) with { Labels = labels, Unit = nps ? "NPS points" : "points", Min = nps ? -100 : 1, Max = nps ? 100 : labels.Length, TopBoxLabel = nps ? "9 or 10 (promoters)" : $"{labels.Length - 1} or {labels.Length} of {labels.Length}", Results = results };
    }

    public QuestionReport Choice(string id, string text, string kind, string[] labels)
    {
        var shares = Shares(labels.Length, 0.3);
        return Question(id, text, kind) with
        {
            Labels = labels,
            Unit = "share choosing",
            Results = [Result("no stimulus", labels.Length, nps: false) with { Distribution = shares, TopBox = null, Segments = [], ProbabilityBest = null, Letters = "" }],
            Options = [.. labels.Select((l, i) => new OptionResult($"o{i}", l, new Estimate(shares[i], shares[i] * 0.7, shares[i] * 1.3)))],
        };
    }

    public QuestionReport Ranking(string id, string text, string[] labels) => Choice(id, text, "rank", labels) with
    {
        Unit = "mean rank",
        Options = [.. labels.Select((l, i) => new OptionResult($"o{i}", l, new Estimate(1.6 + (0.6 * i), 1.3 + (0.6 * i), 2 + (0.6 * i))))],
        Human = [Human("people", "no stimulus", labels.Length) with { Ranks = new RankComparison(["o2", "o0", "o3", "o1"], ["o0", "o2", "o3", "o1"], 0.67, new Estimate(0.8, 0.4, 1)) }],
    };

    public QuestionReport Number(string id, string text, string unit, IReadOnlyList<string> stimuli)
    {
        var rated = Rating(id, text, "numeric", ["a", "b"], stimuli);
        return rated with { Labels = [], Unit = unit, TopBoxLabel = null, Results = [.. rated.Results.Select(r => r with { Mean = Times(r.Mean, 9.5), TopBox = null, Distribution = [], Median = r.Mean.Value * 9 })] };
    }

    public QuestionReport Open(string id, string text, IReadOnlyList<string> stimuli) => Question(id, text, "open") with { Unit = "words", Themes = Themes(stimuli) };

    public IReadOnlyList<StimulusResult> Shuffled(IReadOnlyList<StimulusResult> results) =>
        [.. results.Select(r => r with { Mean = Plus(r.Mean, (random.NextDouble() * 0.5) - 0.45) }).OrderByDescending(r => r.Mean.Value).Select((r, i) => r with { Rank = i + 1 })];

    public IReadOnlyList<Theme> Themes(IReadOnlyList<string> stimuli) =>
        [.. new[] { "price", "delivery window", "no recipe", "trust" }.Select((name, t) => new Theme(name, 11 - (3 * t), [.. Enumerable.Range(0, 4 - t).Select(i => Quote(stimuli[random.Next(stimuli.Count)], i))]))];

    public HumanComparison Human(string name, string stimulus, int count)
    {
        var (people, panel) = (Shares(count, 0.6), Shares(count, 0.3));
        return new HumanComparison
        {
            Stimulus = stimulus,
            People = 50,
            HumanDistribution = people,
            PanelDistribution = panel,
            Fits = [new FitRow("panel", 0.24, 0.46, 0.72), new FitRow("uniform", 0.06, 0.08, 0.14), new FitRow("always middle", 0.44, 0.74, 1.16), new FitRow("human noise floor", 0.12, 0.16, 0.25, 0.22, 0.28, 0.49)],
            Sentence = $"The panel is KS 0.24 from 50 {name}, farther than two samples of the same people; the dummy 'uniform' comes closer.",
        };
    }

    private static QuestionReport Question(string id, string text, string kind) => new()
    {
        Id = id,
        Text = text,
        Kind = kind,
        Elicitation = Elicitation.Stated,
        Primary = false,
        Labels = [],
        Unit = "points",
        Results = [],
        Verdict = new Verdict(VerdictKind.TooCloseToCall, "'message-07' is ahead with 3.91 points, but cannot be told apart from 'message-12', 'message-31' and 9 more.", ["28 of 28 twins answered, 2,524 of 2,800 times.", "'message-07' shares its letter with 11 of 49 others and is separable from 38."]),
        Variance = new VarianceShares(0.21, 0.34, 0.17, 0.04, 0.08, 0.16, 2524),
        Order = new OrderEffect(new Estimate(-0.11, -0.19, -0.03), 0.18, 1400, null, 5),
        Dummies = [new DummyResult("uniform", 0.31, -0.42), new DummyResult("always middle", 0.64, -0.38), new DummyResult("marginal", 0.12, 0)],
    };

    private StimulusResult Result(string stimulus, int labels, bool nps)
    {
        var shares = Shares(labels, 0.25 + (0.5 * random.NextDouble()));
        var mean = shares.Select((p, i) => p * (i + 1)).Sum();
        var value = nps ? 100 * (shares[9] + shares[10] - shares.Take(7).Sum()) : mean;
        var width = nps ? 14 : 0.12 + (0.12 * random.NextDouble());
        var top = shares.TakeLast(2).Sum();
        return new StimulusResult
        {
            Stimulus = stimulus,
            Rank = 1,
            Base = 28,
            Answers = 56,
            Mean = new Estimate(value, value - width, value + width),
            TopBox = new Estimate(top, Math.Max(0, top - 0.1), Math.Min(1, top + 0.1)),
            Distribution = shares,
            Segments = [.. SampleReport.Segments.Select((s, i) => new SegmentResult(s, 4 + (2 * i), Plus(new Estimate(value, value - (2 * width), value + (2 * width)), width * ((4 * random.NextDouble()) - 2)), null, shares))],
        };
    }

    private static AttributedQuote Quote(string variant, int i) =>
        new($"I cook for four on a Tuesday and nobody waits for a van. Tell me the price first, then the story ({i}).", $"anna-{i}", i % 2 is 0 ? "Anna Brandt" : "José Müller", SampleReport.Segments[i % 4], variant, ["q1", $"f{i}"]);

    /// <summary>Shares of points that lean towards the upper end by <paramref name="lean"/>.</summary>
    private double[] Shares(int count, double lean)
    {
        var raw = Enumerable.Range(0, count).Select(i => 0.15 + random.NextDouble() * (0.4 + (lean * 2 * i / count))).ToArray();
        return [.. raw.Select(r => r / raw.Sum())];
    }

    private static string LettersAt(int rank) => (rank / 7) switch { 0 => "a", 1 when rank % 7 < 4 => "ab", var k => $"{(char)('a' + k)}{(rank % 7 > 3 ? (char)('b' + k) : "")}" };

    private static Estimate Plus(Estimate e, double d) => new(e.Value + d, e.Low + d, e.High + d);

    private static Estimate Times(Estimate e, double f) => new(e.Value * f, e.Low * f, e.High * f);
}
