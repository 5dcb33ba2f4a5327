using Twins.Core.Respondents;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>Writes the report of a compound question elicited in one way: an analysis of its own for each stimulus.</summary>
internal sealed class CompoundReportWriter(Findings findings, Tally tally, Elicitation elicitation, bool primary)
{
    private readonly CompoundQuestion question = (CompoundQuestion)tally.Measure.Question;

    public QuestionReport Write(IReadOnlyList<Theme> themes)
    {
        List<CompoundReport> reports = [.. tally.Sheets
            .GroupBy(s => s.Stimulus).OrderBy(g => g.Key)
            .Select(g => Of(Scope(g.Key, [.. g.OrderBy(s => s.Twin).ThenBy(s => s.Replicate)])))];
        return new QuestionReport
        {
            Id = question.Id,
            Text = question.Text,
            Kind = QuestionWords.Kind(question),
            Elicitation = elicitation,
            Primary = primary,
            Labels = [],
            Unit = reports.Count > 0 ? reports[0].Unit : "",
            Results = [],
            Verdict = Overall(reports),
            Dummies = [],
            Themes = themes,
            Compound = reports,
        };
    }

    private static CompoundReport Of(CompoundScope scope) => scope.Question switch
    {
        MaxDiffQuestion maxDiff => new MaxDiffAnalysis(scope, maxDiff).Report(),
        VanWestendorpQuestion prices => new PriceAnalysis(scope, prices).Report(),
        ConjointQuestion conjoint => new ConjointAnalysis(scope, conjoint).Report(),
        KanoQuestion kano => new KanoAnalysis(scope, kano).Report(),
        BudgetQuestion budget => new BudgetAnalysis(scope, budget).Report(),
        PairwiseQuestion pairs => new PairwiseAnalysis(scope, pairs).Report(),
        var other => throw new NotSupportedException($"Answers to {other.GetType().Name} cannot be analysed yet."),
    };

    private CompoundScope Scope(int stimulus, IReadOnlyList<CompoundSheet> sheets) => new(
        question, findings.Roster.Stimuli[stimulus], sheets, findings.Roster, findings.Respondent, findings.Shape.Campaign.Currency,
        QuestionReportWriter.SeedOf(findings.Seed, question.Id, elicitation, findings.Roster.Stimuli[stimulus]));

    private Verdict Overall(List<CompoundReport> reports)
    {
        var answered = $"It was answered {tally.Answered} of {tally.Asked} times.";
        if (reports.Count is 0) return new Verdict(VerdictKind.TooWeakToUse, "Nobody answered.", [answered]);
        if (2 * tally.Answered < tally.Asked) return new Verdict(VerdictKind.TooWeakToUse, $"Only {tally.Answered} of {tally.Asked} evaluations were answered; those who did may not speak for the rest.", reports[0].Verdict.Reasons);
        if (reports is [var only]) return only.Verdict with { Reasons = [.. only.Verdict.Reasons, answered] };
        return new Verdict(reports.Max(r => r.Verdict.Kind), $"Analysed for each of {reports.Count} messages by itself.", [answered, .. reports.Select(r => $"'{r.Stimulus}': {r.Verdict.Sentence}")]);
    }
}
