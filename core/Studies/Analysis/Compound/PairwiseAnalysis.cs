using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>
/// Shares of wins, and Bradley and Terry's strengths (1952): P(i beats j) = e^{v_i} / (e^{v_i} + e^{v_j}), a multinomial logit
/// of choices among two.
/// </summary>
internal sealed class PairwiseAnalysis(CompoundScope scope, PairwiseQuestion question)
{
    private readonly ConjointCoding coding = new([ConjointAttribute.Of(question.Items.Count)]);

    public PairwiseReport Report()
    {
        var contest = scope.Contest([.. question.Items.Select(i => i.Id)], Wins, new Interval(0, 1));
        var found = CompoundStandings.Of(contest, scope.Seed, "a share of pairs won");
        var (shares, note) = Strengths();
        var best = found.Standings.ProbabilityBest();
        List<PairwiseItem> items = [.. found.Order.Select((k, place) => new PairwiseItem(question.Items[k].Id, question.Items[k].Text, found.Standings.Mean(k), shares?[k], found.Letters[place], best[k]))];
        return new PairwiseReport
        {
            Stimulus = scope.Stimulus,
            Base = scope.Twins.Length,
            Answers = scope.Sheets.Count,
            Items = items,
            Pairs = question.Asked,
            FirstShown = FirstShown(),
            Chance = 1.0 / question.Items.Count,
            Unit = "share of pairs won",
            Figures = [.. items.Select((i, place) => new CompoundFigure(i.Id, i.Label, i.Wins, found.IsFront(place)))],
            Verdict = new CompoundVerdict(scope).Compared(found.Lead, k => question.Items[k].Text, k => $"{found.Standings.Value(k):0 %} of its pairs won"),
            Notes = note is null ? [] : [note],
        };
    }

    private IEnumerable<((int First, int Second) Pair, int Won)> Pairs(CompoundSheet sheet) =>
        PairwiseQuestion.Shown(question)[sheet.Version].Select((pair, p) => (pair, (int)sheet.Values[p]));

    private double[] Wins(CompoundSheet sheet)
    {
        var won = new double[question.Items.Count];
        var met = new int[won.Length];
        foreach (var (pair, winner) in Pairs(sheet))
        {
            won[winner]++;
            met[pair.First]++;
            met[pair.Second]++;
        }
        return [.. won.Select((w, i) => met[i] > 0 ? w / met[i] : double.NaN)];
    }

    private double FirstShown()
    {
        var answers = scope.Sheets.SelectMany(s => Pairs(s).Select(p => (Weight: scope.WeightOf(s), First: p.Won == p.Pair.First))).ToList();
        return answers.Where(a => a.First).Sum(a => a.Weight) / answers.Sum(a => a.Weight);
    }

    private (Estimate[]? Shares, string? Note) Strengths()
    {
        double[][] codes = [.. Enumerable.Range(0, question.Items.Count).Select(i => coding.Codes([i]))];
        var choices = scope.Sheets.SelectMany(s => Pairs(s).Select(p => new ChoiceTask(scope.PersonOf(s), [codes[p.Pair.First], codes[p.Pair.Second]], p.Won == p.Pair.First ? 0 : 1, scope.WeightOf(s)))).ToList();
        try
        {
            return ([.. MarketShares.Of(MultinomialLogit.Fit(new ChoiceTable(choices)), codes).Select(s => new Estimate(s.Share, s.Interval.Low, s.Interval.High))], null);
        }
        catch (AssumptionException)
        {
            return (null, "Shares of preference could not be computed: an item won or lost all its pairs, and no odds describe that. Read the wins.");
        }
    }
}
