using Twins.Core.Fidelity;

namespace Twins.Core.Validations.Answers;

/// <summary>Are the twins as good for every group of people?</summary>
internal sealed class GroupFigures
{
    private const int LeastPeople = 30;

    private readonly string check;

    public GroupFigures(string check, PairedAnswers answers)
    {
        this.check = check;
        var each = answers.Judged.Select(i => (Person: i, Accuracy: Accuracy(answers, i))).Where(a => !double.IsNaN(a.Accuracy)).ToDictionary(a => a.Person, a => a.Accuracy);
        Rows = [.. answers.Demographics.SelectMany(d => d.Categories.Select((name, g) => Row(d.Name, name, [.. each.Keys.Where(i => d.Of[i] == g).Select(i => each[i])])).OfType<GroupRow>())];
    }

    /// <summary>Groups of at least 30 people.</summary>
    public IReadOnlyList<GroupRow> Rows { get; }

    /// <summary>The widest gap of any demographic; nothing where there are not two groups that are large enough.</summary>
    public IEnumerable<Finding> Finding()
    {
        var gaps = Rows.GroupBy(r => r.Demographic).Where(g => g.Skip(1).Any()).Select(g => (Best: g.MaxBy(r => r.Accuracy)!, Worst: g.MinBy(r => r.Accuracy)!)).ToList();
        if (gaps.Count is 0) yield break;
        var (best, worst) = gaps.MaxBy(g => g.Best.Accuracy - g.Worst.Accuracy);
        var gap = best.Accuracy - worst.Accuracy;
        var half = Math.Sqrt(Math.Pow(Half(best), 2) + Math.Pow(Half(worst), 2));
        yield return new Finding(check, Metric.SubgroupGap, gap, new Interval(Math.Max(0, gap - half), gap + half), new(best.People + worst.People, "people"), $"{worst.Demographic}: best for '{best.Group}' ({best.Accuracy:0.000}), worst for '{worst.Group}' ({worst.Accuracy:0.000}); the widest of several gaps is a little wide by chance");
    }

    private static double Half(GroupRow row) => (row.Interval.High - row.Interval.Low) / 2;

    private static double Accuracy(PairedAnswers answers, int person)
    {
        double[] each = [.. answers.Items.Where(i => i.IsWhole(person)).Select(i => 1 - (i.Scale.IsOrdered ? Math.Abs(i.Twin[person] - i.Human[person]) / i.Range : i.Twin[person] == i.Human[person] ? 0 : 1))];
        return each.Length is 0 ? double.NaN : each.Average();
    }

    private static GroupRow? Row(string demographic, string group, double[] each)
    {
        if (each.Length < LeastPeople) return null;
        return new GroupRow(demographic, group, each.Length, each.Average(), MeanInterval.Of(each));
    }
}
