using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Fairness;
using Twins.Core.Studies.Analysis;

namespace Twins.Core.Governance.Bias.Findings;

/// <summary>How favourably groups of real people answered, where their file tells the groups.</summary>
internal static class PeopleRates
{
    public static PeopleRate? Of(IEnumerable<PeopleAnswers> asked, string kind, string group, BiasMeasure measure)
    {
        var favours = Groups(asked, kind, measure).GetValueOrDefault(group);
        if (favours is not { Count: >= SelectionRates.Fewest }) return null;
        var rate = Math.Clamp(favours.Average(), 0, 1);
        var interval = Proportions.Wilson(rate, favours.Count);
        return new PeopleRate(new Estimate(rate, interval.Low, interval.High), favours.Count);
    }

    /// <summary>Highest minus lowest rate.</summary>
    public static Estimate? Gap(IEnumerable<PeopleAnswers> asked, string kind, BiasMeasure measure)
    {
        var groups = Groups(asked, kind, measure).Values.Where(g => g.Count >= SelectionRates.Fewest).ToList();
        if (groups.Count < 2) return null;
        var widest = SelectionRates.OfShares([.. groups.Select(g => Math.Min(g.Sum(), g.Count))], [.. groups.Select(g => g.Count)]).MaxBy(r => r.Gap);
        return widest.GapInterval is { } interval ? new Estimate(widest.Gap, interval.Low, interval.High) : null;
    }

    private static Dictionary<string, List<double>> Groups(IEnumerable<PeopleAnswers> asked, string kind, BiasMeasure measure)
    {
        var groups = new Dictionary<string, List<double>>(StringComparer.OrdinalIgnoreCase);
        foreach (var person in asked.Where(a => a.Question.Id == measure.Question.Id).SelectMany(a => a.People))
        {
            if (!person.Groups.TryGetValue(kind, out var group)) continue;
            if (!groups.TryGetValue(group, out var favours)) groups[group] = favours = [];
            favours.Add(person.Read(measure).Favour);
        }
        return groups;
    }
}
