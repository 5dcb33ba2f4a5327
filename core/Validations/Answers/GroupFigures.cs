using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Fairness;

namespace Twins.Core.Validations.Answers;

/// <summary>Are the twins as good for every group of people?</summary>
internal sealed class GroupFigures
{
    /// <summary>Fewer people of a group say little of it.</summary>
    private const int LeastPeople = 30;

    private readonly string check;
    private readonly List<(string Demographic, GroupRow Best, GroupRow Worst, FidelityGap Gap)> gaps = [];

    public GroupFigures(string check, PairedAnswers answers)
    {
        this.check = check;
        var each = answers.Judged.Select(i => (Person: i, Error: Error(answers, i))).Where(a => !double.IsNaN(a.Error)).ToList();
        var rows = new List<GroupRow>();
        foreach (var (name, categories, of) in answers.Demographics)
        {
            string[] large = [.. categories.Where((_, g) => each.Count(e => of[e.Person] == g) >= LeastPeople)];
            var people = each.Select(e => (Group: Array.IndexOf(large, of[e.Person] < 0 ? "" : categories[of[e.Person]]), e.Error)).Where(e => e.Group >= 0).ToList();
            if (people.Count is 0) continue;
            var gap = FidelityGap.Of([.. people.Select(e => e.Group)], [.. people.Select(e => e.Error)]);
            List<GroupRow> found = [.. large.Select((group, g) => Row(name, group, gap.Groups[g]!.Value))];
            rows.AddRange(found);
            if (gap.Gap is not null) gaps.Add((name, found.MaxBy(r => r.Accuracy)!, found.MinBy(r => r.Accuracy)!, gap));
        }
        Rows = rows;
    }

    /// <summary>Groups of at least 30 people.</summary>
    public IReadOnlyList<GroupRow> Rows { get; }

    /// <summary>The widest gap of any demographic; nothing where there are not two groups that are large enough.</summary>
    public IEnumerable<Finding> Finding()
    {
        if (gaps.Count is 0) yield break;
        var (demographic, best, worst, gap) = gaps.MaxBy(g => g.Gap.Gap);
        // Of one demographic with two groups; the widest of several is picked for being wide.
        var interval = gaps.Count is 1 ? gap.GapInterval : null;
        yield return new Finding(check, Metric.SubgroupGap, gap.Gap!.Value, interval, new(best.People + worst.People, "people"), $"{demographic}: best for '{best.Group}' ({best.Accuracy:0.000}), worst for '{worst.Group}' ({worst.Accuracy:0.000}){(interval is null ? "; the widest of several gaps is wide by chance too and has no interval, single groups have theirs" : "")}");
    }

    private static double Error(PairedAnswers answers, int person)
    {
        double[] each = [.. answers.Items.Where(i => i.IsWhole(person)).Select(i => i.ErrorOf(person, i.Twin[person]))];
        return each.Length is 0 ? double.NaN : each.Average();
    }

    private static GroupRow Row(string demographic, string group, GroupError error) =>
        new(demographic, group, error.People, 1 - error.Error, new Interval(1 - error.Interval.High, 1 - error.Interval.Low));
}
