using Twins.Core.Fidelity.Choice.Reach;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>The best 1, 2, 3 … items together: an item appeals to whoever named it best more often than worst.</summary>
internal sealed class MaxDiffReach(CompoundScope scope, MaxDiffQuestion question, Contest contest)
{
    private const int Draws = 500;
    private const int MostSteps = 5;

    public IReadOnlyList<ReachStep> Steps()
    {
        var items = question.Items.Count;
        var appeal = new Appeal([.. Enumerable.Range(0, scope.Twins.Length).Select(i => Enumerable.Range(0, items).Select(k => contest.Values[(i * items) + k] > 0).ToArray())], scope.Weights);
        var steps = new List<ReachStep>();
        for (var size = 1; size <= Math.Min(MostSteps, items - 1); size++)
        {
            steps.Add(Step(Turf.Best(appeal, size, Draws, scope.Seed)));
            // Who is reached by all of fewer items needs no more of them.
            if (steps[^1].Reach.Value >= 1) break;
        }
        return steps;
    }

    private ReachStep Step(Portfolio p) =>
        new([.. p.Items.Select(i => question.Items[i].Id)], new Estimate(p.Reach, p.ReachInterval.Low, p.ReachInterval.High), p.Frequency, p.Search is PortfolioSearch.Exact);
}
