using Twins.Core.Fidelity.Comparisons;
using Twins.Core.Respondents;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Studies.Analysis;

/// <summary>Writes the report of one question elicited in one way.</summary>
internal sealed class QuestionReportWriter(Findings findings, QuestionScope scope, Elicitation elicitation, bool primary)
{
    private readonly Question question = scope.Measure.Question;
    private readonly Roster roster = scope.Roster;

    public QuestionReport Write(IReadOnlyList<Theme> themes)
    {
        var stimuli = Ran(scope.Shown.Count > 0 ? scope.Stimuli() : null);
        var options = Ran(scope.OptionsCount && scope.Shown.Count > 0 ? scope.Options() : null);
        var optionsCompete = options is not null && scope.OptionsJudged;
        var judged = optionsCompete ? options : stimuli;
        var apart = judged?.Standings.Apart(judged.Order) ?? new bool[0, 0];
        var dummies = QuestionDummies.Of(scope);
        var bounds = QuestionWords.Bounds(scope);
        return new QuestionReport
        {
            Id = question.Id,
            Text = question.Text,
            Kind = QuestionWords.Kind(question),
            Elicitation = elicitation,
            Matrix = question is LikertQuestion { Matrix: { } row } ? new MatrixPlace(row.Id, row.Text, row.Statement) : null,
            Primary = primary,
            Labels = [.. scope.Measure.Options.Select(QuestionWords.Label)],
            Unit = QuestionWords.Unit(scope),
            Min = bounds?.Low,
            Max = bounds?.High,
            TopBoxLabel = QuestionWords.TopBoxLabel(question),
            Results = scope.OptionsCompete ? Results(options, apart, null) : Results(stimuli, optionsCompete ? null : apart, scope.Shown),
            Verdict = new QuestionVerdict(scope, findings.Respondent, dummies).Of(judged?.Contest, judged?.Standings, judged?.Order ?? [], apart),
            Variance = QuestionVariance.Of(scope),
            Order = QuestionOrder.Of(scope, Seed("order")),
            Dummies = dummies,
            Options = options is null ? [] : [.. scope.Measure.Options.Select((o, k) => new OptionResult(o.Id, QuestionWords.Label(o), options.Standings.Mean(k)))],
            Themes = themes,
            Human = QuestionHumans.Of(scope, findings.Human, Seed("human")),
        };
    }

    private sealed record Run(Contest Contest, Standings Standings, int[] Order);

    private Run? Ran(Contest? contest)
    {
        if (contest is null) return null;
        var standings = new Standings(contest, Seed("bootstrap"));
        return new Run(contest, standings, question is OpenQuestion ? [.. Enumerable.Range(0, contest.Count)] : standings.Order());
    }

    /// <param name="apart">Null or empty where the contestants are not compared with each other.</param>
    /// <param name="shown">The stimuli that the contestants are; null where they are options.</param>
    private IReadOnlyList<StimulusResult> Results(Run? run, bool[,]? apart, IReadOnlyList<int>? shown)
    {
        if (run is null) return [];
        var (contest, standings, order) = run;
        var compared = apart is not null && contest.Count > 1 && question is not OpenQuestion;
        var letters = compared ? Letters.Of(apart!) : [];
        var best = compared ? standings.ProbabilityBest() : [];
        var segments = Segments(contest, shown);
        return [.. order.Select((k, place) => new StimulusResult
        {
            Stimulus = contest.Ids[k],
            Rank = place + 1,
            Base = contest.Base(k),
            Answers = shown is null ? scope.Shown.Sum(scope.Answers) : scope.Answers(shown[k]),
            Mean = standings.Mean(k),
            TopBox = standings.Top(k),
            Distribution = shown is null ? [] : scope.Distribution(shown[k]),
            ProbabilityBest = compared ? best[k] : null,
            Letters = compared ? letters[place] : "",
            Segments = segments[k],
            Median = question is NumericQuestion && shown is not null ? Median(shown[k]) : null,
        })];
    }

    private List<SegmentResult>[] Segments(Contest contest, IReadOnlyList<int>? shown)
    {
        var results = Enumerable.Range(0, contest.Count).Select(_ => new List<SegmentResult>()).ToArray();
        if (roster.Segments.Count < 2) return results;
        foreach (var segment in roster.Segments)
        {
            var rows = roster.Of(segment);
            var among = contest.Among(rows);
            var standings = new Standings(among, Seed(segment));
            for (var k = 0; k < contest.Count; k++)
            {
                if (among.Base(k) is 0) continue;
                results[k].Add(new SegmentResult(segment, among.Base(k), standings.Mean(k), standings.Top(k), shown is null ? [] : scope.Distribution(shown[k], rows)));
            }
        }
        return results;
    }

    /// <summary>The weighted median of the twins' means: the least value that half of the weight does not exceed.</summary>
    private double? Median(int stimulus)
    {
        var values = Enumerable.Range(0, roster.Members.Count).Select(i => (Y: scope.Value(stimulus, i), W: roster.Weights[i])).Where(x => x.Y is not null).OrderBy(x => x.Y).ToList();
        var half = values.Sum(v => v.W) / 2;
        foreach (var (y, w) in values)
            if ((half -= w) <= 0) return y;
        return null;
    }

    private int Seed(string purpose) => SeedOf(findings.Seed, question.Id, elicitation, purpose);

    /// <summary>The same question is resampled in the same way wherever it is judged.</summary>
    internal static int SeedOf(int seed, string question, Elicitation elicitation, string purpose) =>
        unchecked((int)Seeds.For(seed, "analysis", question, elicitation.ToString(), purpose));
}
