using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Resampling;

namespace Twins.Core.Studies.Analysis;

/// <summary>The panel beside real people, with what dummies and other samples of the same people would score.</summary>
internal static class QuestionHumans
{
    private const int NoiseDraws = 2000;
    private const string Floor = "human noise floor";

    public static IReadOnlyList<HumanComparison> Of(QuestionScope scope, IReadOnlyList<HumanTable> tables, int seed) =>
        [.. tables.Where(t => t.Source.Question == scope.Measure.Question.Id).Select(t => Compare(scope, t, seed)).OfType<HumanComparison>()];

    /// <summary>The stimulus that the people saw; null where the panel did not answer about it.</summary>
    public static int? StimulusOf(QuestionScope scope, HumanTable table) =>
        table.Source.Variant is { } variant ? scope.Shown.Where(s => scope.Roster.Stimuli[s] == variant).Select(s => (int?)s).FirstOrDefault()
        : scope.Shown.Count is 1 ? scope.Shown[0] : null;

    private static HumanComparison? Compare(QuestionScope scope, HumanTable table, int seed)
    {
        if (table.Answers.Count < 2 || StimulusOf(scope, table) is not { } stimulus) return null;
        var counts = table.Counts(scope.Measure.Options.Count);
        var people = Distributions.Normalise([.. counts.Select(c => (double)c)]);
        var panel = scope.Distribution(stimulus);
        var fits = Fits(scope, people, panel, counts, seed);
        var ranks = scope.Ranks && table.Answers.Count >= 4 ? Ranks(scope, stimulus, table, seed) : null;
        return new HumanComparison
        {
            Stimulus = scope.Roster.Stimuli[stimulus],
            People = table.Answers.Count,
            HumanDistribution = people,
            PanelDistribution = panel,
            Fits = fits,
            Ranks = ranks,
            Rectified = QuestionRectified.Of(scope, table, stimulus, seed),
            Sentence = ranks is null ? Sentence(fits, table) : Sentence(ranks),
        };
    }

    private static List<FitRow> Fits(QuestionScope scope, double[] people, double[] panel, int[] counts, int seed)
    {
        var ordinal = scope.Measure.Ordinal;
        FitRow Row(string name, double[] answers) => new(
            name,
            ordinal ? Distributions.Kolmogorov(answers, people) : null,
            Distributions.TotalVariation(answers, people),
            ordinal ? Distributions.EarthMover(answers, people) : null);
        var rows = new List<FitRow> { Row("panel", panel), Row(QuestionDummies.Uniform, Distributions.Uniform(people.Length)) };
        if (ordinal && people.Length > 2) rows.Add(Row(QuestionDummies.Middle, Distributions.Middle(people.Length)));
        var mode = new double[people.Length];
        mode[Array.IndexOf(people, people.Max())] = 1;
        rows.Add(Row("people's most frequent answer", mode));
        var noise = HumanNoise.Between(counts, [(a, b) => Distributions.Kolmogorov(a, b), (a, b) => Distributions.TotalVariation(a, b), (a, b) => Distributions.EarthMover(a, b)], NoiseDraws, seed);
        rows.Add(new FitRow(Floor, ordinal ? noise[0].Mean : null, noise[1].Mean, ordinal ? noise[2].Mean : null, ordinal ? noise[0].High : null, noise[1].High, ordinal ? noise[2].High : null));
        return rows;
    }

    private static RankComparison Ranks(QuestionScope scope, int stimulus, HumanTable table, int seed)
    {
        var options = scope.Measure.Options;
        var people = Rankings.MeanRanks(table.Answers, [.. Enumerable.Repeat(1.0, table.Answers.Count)]);
        var panel = new double[options.Count];
        for (var i = 0; i < scope.Tally.Twins; i++)
            if (scope.Tally.Mean(stimulus, i) is { } mean)
                for (var k = 0; k < panel.Length; k++) panel[k] += scope.Roster.Weights[i] * mean[k];
        var (half, range) = HumanNoise.SplitHalfTau(table.Answers, NoiseDraws, seed);
        return new RankComparison(
            [.. Rankings.Ascending(people).Select(k => options[k].Id)],
            [.. Rankings.Ascending(panel).Select(k => options[k].Id)],
            Agreement.KendallTauB(people, [.. panel.Select(r => Math.Round(r, 6))]) ?? 0,
            new Estimate(half, range.Low, range.High));
    }

    private static string Sentence(RankComparison ranks) =>
        $"People order {string.Join(", ", ranks.HumanOrder)}; the panel orders {string.Join(", ", ranks.PanelOrder)}: Kendall's τ {ranks.KendallTau:0.00}, where two halves of the people reach {ranks.HumanSplitHalfTau.Value:0.00} ({ranks.HumanSplitHalfTau.Low:0.00} to {ranks.HumanSplitHalfTau.High:0.00}).";

    private static string Sentence(List<FitRow> rows, HumanTable table)
    {
        double Of(FitRow row) => row.Kolmogorov ?? row.TotalVariation;
        var (panel, floor) = (rows[0], rows[^1]);
        var name = panel.Kolmogorov is null ? "TV" : "KS";
        var best = rows[1..^1].MinBy(Of)!;
        var high = floor.KolmogorovHigh ?? floor.TotalVariationHigh ?? 0;
        var place = Of(panel) <= high ? "within the noise between two samples of the same people" : "farther than two samples of the same people";
        var against = Of(best) < Of(panel) ? $"; the dummy '{best.Name}' comes closer, {name} {Of(best):0.00}" : $"; the best dummy, '{best.Name}', is at {Of(best):0.00}";
        return $"The panel is {name} {Of(panel):0.00} from {table.Answers.Count} people, {place} ({Of(floor):0.00}, 95 %: {high:0.00}){against}.";
    }
}
