using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice;
using Twins.Core.Fidelity.Choice.MaxDiff;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>Counts, shares of preference and reach of a MaxDiff.</summary>
internal sealed class MaxDiffAnalysis(CompoundScope scope, MaxDiffQuestion question)
{
    private const int Draws = 1000;

    public MaxDiffReport Report()
    {
        var tasks = scope.Sheets.SelectMany(Tasks).ToList();
        var contest = scope.Contest([.. question.Items.Select(i => i.Id)], Scores, new Interval(-1, 1));
        var found = CompoundStandings.Of(contest, scope.Seed, "best minus worst, from −1 to 1");
        var counts = MaxDiffCounts.Of(tasks, question.Items.Count, Draws, scope.Seed);
        var (shares, note) = Shares(tasks);
        var best = found.Standings.ProbabilityBest();
        MaxDiffItem Item(int k, int place) => new(question.Items[k].Id, question.Items[k].Text, counts[k].Best, counts[k].Worst, counts[k].Shown, Score(counts[k]), shares?[k], found.Letters[place], best[k]);
        var items = found.Order.Select(Item).ToList();
        return new MaxDiffReport
        {
            Stimulus = scope.Stimulus,
            Base = scope.Twins.Length,
            Answers = scope.Sheets.Count,
            Items = items,
            Reach = new MaxDiffReach(scope, question, contest).Steps(),
            PerSet = question.PerSet,
            Sets = question.Asked,
            Chance = 1.0 / question.Items.Count,
            Unit = shares is null ? "best minus worst" : "share of preference",
            Figures = [.. items.Select((i, place) => new CompoundFigure(i.Id, i.Label, i.Share ?? i.Score, found.IsFront(place)))],
            Verdict = new CompoundVerdict(scope).Compared(found.Lead, k => question.Items[k].Text, k => shares is null ? $"a score of {counts[k].Score:+0.00;−0.00;0.00}" : $"{shares[k].Value:0 %} of preference"),
            Notes = note is null ? [] : [note],
        };
    }

    private IEnumerable<MaxDiffTask> Tasks(CompoundSheet sheet)
    {
        var sets = MaxDiffSets.Of(question)[sheet.Version];
        var person = scope.PersonOf(sheet);
        for (var s = 0; s < sets.Count; s++)
            yield return new MaxDiffTask(person, sets[s], (int)sheet.Values[2 * s], (int)sheet.Values[(2 * s) + 1], scope.WeightOf(sheet));
    }

    /// <summary>(best − worst) / shown for each item of one sheet.</summary>
    private double[] Scores(CompoundSheet sheet)
    {
        var shown = new int[question.Items.Count];
        var net = new double[shown.Length];
        foreach (var task in Tasks(sheet))
        {
            net[task.Best]++;
            net[task.Worst]--;
            foreach (var item in task.Items) shown[item]++;
        }
        return [.. net.Select((n, i) => shown[i] > 0 ? n / shown[i] : double.NaN)];
    }

    /// <summary>One taste for all, with errors clustered by twin.</summary>
    private (Estimate[]? Shares, string? Note) Shares(List<MaxDiffTask> tasks)
    {
        try
        {
            var fit = MultinomialLogit.Fit(new ChoiceTable(MaxDiffLogit.Choices(tasks, question.Items.Count)));
            return ([.. MaxDiffLogit.Shares(fit).Select(s => new Estimate(s.Share / 100, s.Interval.Low / 100, s.Interval.High / 100))], null);
        }
        catch (AssumptionException)
        {
            return (null, "Shares of preference could not be computed: the twins agree so much on an item that no odds describe it. Read the scores.");
        }
    }

    private static Estimate Score(MaxDiffCounts c) => c.Interval is { } i ? new Estimate(c.Score, Math.Min(i.Low, c.Score), Math.Max(i.High, c.Score)) : new Estimate(c.Score, -1, 1);
}
