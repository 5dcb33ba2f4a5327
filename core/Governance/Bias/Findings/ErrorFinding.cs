using Twins.Core.Fidelity.Fairness;
using Twins.Core.Studies.Analysis;

namespace Twins.Core.Governance.Bias.Findings;

/// <summary>Whether the twins of some groups miss their people by more than those of others.</summary>
/// <param name="Unit">"points" for ratings, otherwise the difference of shares.</param>
/// <param name="Gap">Worst minus best group; null where fewer than two groups have five people.</param>
/// <param name="TruePositiveGap">Of the rates at which twins say favourable where their people do (equalised odds).</param>
/// <param name="FalsePositiveGap">And where their people do not.</param>
public sealed record ErrorFinding(string Kind, string Measure, string Unit, IReadOnlyList<ErrorRow> Rows, Estimate? Gap, double? TruePositiveGap, double? FalsePositiveGap);

/// <param name="Error">Mean absolute difference between twin and person; null where there are too few.</param>
/// <param name="People">Pairs of twin and person, the base.</param>
public sealed record ErrorRow(string Group, Estimate? Error, int People);

/// <summary>Only where a column of the people's file says which twin stands for whom.</summary>
internal sealed class ErrorFindings(BiasPlan plan, AnswerBook book, IReadOnlyList<PeopleAnswers> people)
{
    public IReadOnlyList<ErrorFinding> All() =>
        [.. Grouping.Kinds.SelectMany(kind => plan.Measures.Select((_, m) => Find(kind, m))).OfType<ErrorFinding>()];

    private ErrorFinding? Find(string kind, int m)
    {
        var measure = plan.Measures[m];
        var pairs = people.Where(p => p.Question.Id == measure.Question.Id).SelectMany(p => Pairs(p, kind, m)).ToList();
        string[] groups = [.. pairs.Select(p => p.Group).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(Grouping.Place).ThenBy(g => g, StringComparer.Ordinal)];
        if (groups.Length < 2) return null;
        int[] numbers = [.. pairs.Select(p => Array.FindIndex(groups, g => string.Equals(g, p.Group, StringComparison.OrdinalIgnoreCase)))];
        var gap = FidelityGap.Of(numbers, [.. pairs.Select(p => Math.Abs(p.Twin.Score - p.Person.Score))]);
        var odds = ErrorGaps.Of(numbers, [.. pairs.Select(p => p.Person.Favour >= .5)], [.. pairs.Select(p => p.Twin.Favour >= .5)]);
        var rows = groups.Select((g, k) => new ErrorRow(g, gap.Groups[k] is { } e ? new Estimate(e.Error, e.Interval.Low, e.Interval.High) : null, numbers.Count(n => n == k))).ToList();
        return new ErrorFinding(kind, measure.Name, measure.IsRating ? "points" : "share", rows, gap.Gap is { } value ? new Estimate(value, gap.GapInterval?.Low ?? double.NaN, gap.GapInterval?.High ?? double.NaN) : null, odds.TruePositiveGap, odds.FalsePositiveGap);
    }

    private IEnumerable<(string Group, (double Score, double Favour) Twin, (double Score, double Favour) Person)> Pairs(PeopleAnswers asked, string kind, int m)
    {
        var members = plan.Panel.Members.ToDictionary(x => x.Twin.Id, StringComparer.Ordinal);
        string[] stimuli = asked.Source.Variant is { } variant ? [variant] : [.. plan.Stimuli];
        foreach (var person in asked.People)
        {
            if (person.Twin is null || !members.TryGetValue(person.Twin, out var member) || Grouping.Of(kind, member) is not { } group) continue;
            var answers = book.Of(member.Version, m, stimuli, 0, plan.Replicates).ToList();
            if (answers.Count > 0) yield return (group, (answers.Average(a => a.Score), answers.Average(a => a.Favour)), person.Read(plan.Measures[m]));
        }
    }
}
