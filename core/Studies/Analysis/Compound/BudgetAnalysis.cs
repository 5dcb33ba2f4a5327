using Twins.Core.Fidelity;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>Mean shares of a budget, compared within twins.</summary>
internal sealed class BudgetAnalysis(CompoundScope scope, BudgetQuestion question)
{
    public BudgetReport Report()
    {
        var contest = scope.Contest([.. question.Options.Select(o => o.Id)], s => [.. s.Values.Select(v => v / question.Total)], new Interval(0, 1));
        var found = CompoundStandings.Of(contest, scope.Seed, "a share of the budget");
        var best = found.Standings.ProbabilityBest();
        List<BudgetItem> items = [.. found.Order.Select((k, place) => new BudgetItem(question.Options[k].Id, question.Options[k].Text, found.Standings.Mean(k), Nothing(contest, k), found.Letters[place], best[k]))];
        return new BudgetReport
        {
            Stimulus = scope.Stimulus,
            Base = scope.Twins.Length,
            Answers = scope.Sheets.Count,
            Items = items,
            Total = question.Total,
            Currency = question.Unit,
            Chance = 1.0 / question.Options.Count,
            Unit = "share of the budget",
            Figures = [.. items.Select((i, place) => new CompoundFigure(i.Id, i.Label, i.Share, found.IsFront(place)))],
            Verdict = new CompoundVerdict(scope).Compared(found.Lead, k => question.Options[k].Text, k => $"{found.Standings.Value(k):0 %} of the budget"),
        };
    }

    private double Nothing(Contest contest, int option)
    {
        var weights = scope.Weights;
        return weights.Where((_, i) => contest.Values[(i * contest.Count) + option] is 0).Sum() / weights.Sum();
    }
}
