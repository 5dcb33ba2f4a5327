using Twins.Core.Evidence;
using Twins.Core.Personas;

namespace Twins.Core.Studies.Analysis;

/// <summary>Anything a reader must know before using a number, most important first.</summary>
internal static class StudyWarnings
{
    private const int FewTwins = 20;

    public static IEnumerable<string> Of(Findings findings, IReadOnlyList<QuestionReport> questions, IReadOnlyList<ElicitationComparison> elicitations, DateOnly today)
    {
        if (!findings.Respondent.IsLanguageModel) yield return $"{findings.Respondent.Label} Use this report to try out a study, or as the baseline that twins have to beat, never as evidence about people.";
        if (findings.Shape.Campaign.Use is { } use && Unproven(findings, use, today) is { } unproven) yield return unproven;
        foreach (var warning in Panel(findings, today)) yield return warning;
        foreach (var warning in Answers(findings)) yield return warning;
        foreach (var warning in Human(findings)) yield return warning;
        foreach (var question in questions)
            if (question.Order is { } order && Excludes(order.Shift)) yield return $"'{question.Id}' depends on the order in which its answers are shown: {order.Shift.Value:+0.00;-0.00} {question.Unit} when reversed.";
        foreach (var c in elicitations)
            if (c.Correlation < .7 || c.TotalVariation > .3) yield return $"'{c.Question}' comes out differently when elicited as {c.First} and as {c.Second}: correlation of means {(c.Correlation is { } r ? $"{r:0.00}" : "unknown")}, distributions {c.TotalVariation:0.00} apart (TV).";
    }

    /// <summary>A decision may rest on twins that passed its gate with the respondent that answered here; null where all did.</summary>
    private static string? Unproven(Findings findings, StudyUse use, DateOnly today)
    {
        var (name, respondent) = (use.Spelled(), findings.Respondent.Name);
        var twins = findings.Roster.Members.Select(m => FidelityLevels.Current(m.Twin, today)).ToList();
        var proven = twins.Count(v => v.Any(x => x.Carries(use, today) && x.Respondent == respondent));
        if (proven == twins.Count) return null;
        var others = twins.SelectMany(v => v).Where(v => v.Carries(use, today) && v.Respondent != respondent).Select(v => v.Respondent).Distinct().ToList();
        return $"Not usable for {name}: {proven} of {twins.Count} twins have a current validation, answered by {respondent}, that passed the gate for it{(others.Count > 0 ? $" (others were answered by {string.Join(", ", others)})" : "")}. Hold them against real people with 'twins validate' and put the result on file; 'twins gates' says what must be shown.";
    }

    private static IEnumerable<string> Panel(Findings findings, DateOnly today)
    {
        var twins = findings.Roster.Members.Select(m => m.Twin).ToList();
        if (twins.Count < FewTwins) yield return $"The panel has {twins.Count} twins; intervals over so few are rough.";
        if (findings.Human.Count is 0 && !twins.Exists(t => FidelityLevels.Current(t, today).Count > 0))
            yield return "Nobody has held these twins against real people: no validation is on file and no human answers came with the campaign.";
        if (!twins.Exists(t => Real(t.Memory.All)))
            yield return "The twins rest on invented or unsourced material only; their answers show what their authors imagined.";
        foreach (var segment in findings.Roster.Segments)
            if (findings.Roster.Segments.Count > 1 && findings.Roster.Of(segment).Length < 5) yield return $"The segment '{segment}' has {findings.Roster.Of(segment).Length} twins; read its figures as anecdotes.";
    }

    private static IEnumerable<string> Answers(Findings findings)
    {
        var outcomes = findings.Outcomes;
        var missing = findings.Tallies.Where(t => t.Value.Asked is 0 || t.Value.Answered < .9 * t.Value.Asked).OrderBy(t => t.Key.Question, StringComparer.Ordinal).ThenBy(t => t.Key.Elicitation);
        foreach (var ((question, elicitation), tally) in missing)
            yield return $"'{question}' ({elicitation}) was answered {tally.Answered} of {tally.Asked} times, {tally.Abstained} times the twin did not know; those who answered may differ from those who did not.";
        foreach (var (kind, what) in new[] { ("refused", "the model declined to play the twin"), ("filtered", "the provider's content filter stopped it"), ("unparseable", "the reply held no answer"), ("failed", "no reply came") })
            if (outcomes.Of(kind) is > 0 and var count) yield return $"{count} of {outcomes.Total} questions were not answered because {what}.";
        foreach (var ((question, _), tally) in findings.Tallies.OrderBy(t => t.Key.Question, StringComparer.Ordinal).ThenBy(t => t.Key.Elicitation))
            if (tally.Beyond > 0) yield return $"{tally.Beyond} answers to '{question}' are numbers beyond a trillion and were left out.";
        if (Unseen(findings) is { Count: > 0 } unseen) yield return $"Nobody answered about {string.Join(", ", unseen.Take(5).Select(v => $"'{v}'"))}{(unseen.Count > 5 ? $" and {unseen.Count - 5} more" : "")}.";
        if (findings.Reasons.Sampled || findings.Objections.Sampled || findings.Texts.Values.Any(t => t.Sampled))
            yield return $"Themes were read from a sample of {TextSample.Most} remarks; their counts are those of the sample.";
    }

    private static IEnumerable<string> Human(Findings findings)
    {
        foreach (var table in findings.Human)
        {
            if (table.Unreadable > 0) yield return $"{table.Unreadable} rows of '{table.Source.File}' hold no answer to '{table.Source.Question}' and were left out; {table.Answers.Count} were read.";
            var scopes = findings.Tallies.Where(t => t.Key.Question == table.Source.Question).Select(t => new QuestionScope(t.Value, findings.Roster)).ToList();
            if (scopes.TrueForAll(s => QuestionHumans.StimulusOf(s, table) is null)) yield return $"The human answers to '{table.Source.Question}' could not be held against the panel: say in the campaign which variant the people saw{(table.Source.Variant is { } v ? $"; the panel gave no answers about '{v}'" : "")}.";
        }
    }

    private static List<string> Unseen(Findings findings)
    {
        if (findings.Tallies.Values.All(t => t.Answered is 0)) return [];
        var each = findings.Tallies.Values.Select(t => new QuestionScope(t, findings.Roster)).Where(s => !s.OptionsCompete).ToList();
        return each.Count is 0 ? [] : [.. Enumerable.Range(0, findings.Shape.Campaign.Variants.Count).Where(v => !each.Exists(s => s.Shown.Contains(v))).Select(v => findings.Roster.Stimuli[v])];
    }

    private static bool Real(IEnumerable<EvidenceItem> items) => items.Any(i => !i.Synthetic && !string.IsNullOrWhiteSpace(i.Source));

    private static bool Excludes(Estimate shift) => shift.Low > 0 || shift.High < 0;
}
