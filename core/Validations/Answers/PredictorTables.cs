using Twins.Core.Fidelity.Accuracy;
using Twins.Core.Fidelity.Baselines;

namespace Twins.Core.Validations.Answers;

/// <summary>
/// What an item is predicted from: demographics, and the other items; of many, those whose answers go with it most closely among
/// the people who are learnt from.
/// </summary>
internal sealed class PredictorTables(PairedAnswers answers, AnswerColumn[] items)
{
    public const int Most = 20;

    private readonly AnswerColumn[] demographics = [.. answers.Demographics.Select(d => new AnswerColumn(d.Of, d.Categories.Length, IsOrdered: false))];

    /// <summary>The item first, then demographics, then other items.</summary>
    public AnswerTable For(int item, int[] learners) => new([items[item], .. demographics, .. Others(item, learners).Select(k => items[k])]);

    private IEnumerable<int> Others(int item, int[] learners)
    {
        var others = Enumerable.Range(0, items.Length).Where(k => k != item);
        return items.Length <= Most + 1 ? others : others.OrderByDescending(k => Closeness(item, k, learners)).ThenBy(k => k).Take(Most);
    }

    /// <summary>|r| over those who answered both, counted for less where they are few: |r|√n is about how far it is from chance.</summary>
    private double Closeness(int a, int b, int[] learners)
    {
        var both = learners.Where(i => items[a].Has(i) && items[b].Has(i)).ToList();
        if (both.Count < 10) return 0;
        var r = PairedSums.Of([.. both.Select(i => (double)items[a].Levels[i])], [.. both.Select(i => (double)items[b].Levels[i])]).Correlation ?? 0;
        return Math.Abs(r) * Math.Sqrt(both.Count);
    }
}
