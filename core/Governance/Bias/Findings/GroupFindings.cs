using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Fairness;
using Twins.Core.Studies.Analysis;

namespace Twins.Core.Governance.Bias.Findings;

/// <summary>How favourably the groups of a panel answer, as the twins are. Every twin counts once, whatever its weight: the question is how members of a group are treated.</summary>
internal sealed class GroupFindings(BiasPlan plan, AnswerBook book, IReadOnlyList<PeopleAnswers> people)
{
    public IReadOnlyList<GroupFinding> All() => [.. Grouping.Kinds.SelectMany(kind => plan.Measures.Select((_, m) => Find(kind, m))).OfType<GroupFinding>()];

    private GroupFinding? Find(string kind, int m)
    {
        var members = plan.Panel.Members.Select(member => (Group: Grouping.Of(kind, member), Favour: Favour(member.Version, m))).Where(x => x.Group is not null && x.Favour is not null).GroupBy(x => x.Group!, StringComparer.OrdinalIgnoreCase)
            .Select(g => (Group: g.Key, Sum: g.Sum(x => x.Favour!.Value), Count: g.Count())).OrderBy(g => Grouping.Place(g.Group)).ThenBy(g => g.Group, StringComparer.Ordinal).ToList();
        // A panel of one group has no gaps.
        if (members.Count < 2) return null;
        var measure = plan.Measures[m];
        var large = members.Where(g => g.Count >= SelectionRates.Fewest).ToList();
        var rates = large.Count < 2 ? [] : SelectionRates.OfShares([.. large.Select(g => Math.Min(g.Sum, g.Count))], [.. large.Select(g => g.Count)]);
        var rows = members.Select(g => Row(g, large.IndexOf(g) is >= 0 and var at && rates.Length > 0 ? rates[at] : null, PeopleRates.Of(people, kind, g.Group, measure))).ToList();
        return new GroupFinding(kind, measure.Name, measure.Question.Text, measure.Favourable, rows, rates.Length > 0, PeopleRates.Gap(people, kind, measure));
    }

    /// <summary>The mean over everything that the twin was asked about; null where it answered nothing.</summary>
    private double? Favour(string version, int m)
    {
        var all = book.Of(version, m, plan.Stimuli, 0, plan.Replicates).Select(a => a.Favour).ToList();
        return all.Count > 0 ? all.Average() : null;
    }

    private static GroupRow Row((string Group, double Sum, int Count) g, SelectionRate? rate, PeopleRate? people)
    {
        var share = Math.Clamp(g.Sum / g.Count, 0, 1);
        var interval = Proportions.Wilson(share, g.Count);
        var own = new Estimate(share, interval.Low, interval.High);
        if (rate is not { } r) return new GroupRow(g.Group, g.Count, own, null, null, GroupSign.TooFew, people);
        var sign = r.GapInterval is null ? GroupSign.Highest : r.IsAdverse ? GroupSign.Clear : r.MayBeAdverse ? GroupSign.Possible : GroupSign.None;
        return new GroupRow(g.Group, g.Count, own, With(r.Ratio, r.RatioInterval), With(r.Gap, r.GapInterval), sign, people);
    }

    private static Estimate? With(double? value, Interval? interval) => value is { } v && interval is { } i ? new Estimate(v, i.Low, i.High) : null;
}
