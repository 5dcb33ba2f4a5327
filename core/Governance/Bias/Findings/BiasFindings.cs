using Twins.Core.Respondents;
using Twins.Core.Studies;

namespace Twins.Core.Governance.Bias.Findings;

/// <summary>Puts the report together.</summary>
internal sealed class BiasFindings(BiasPlan plan, AnswerBook book, IReadOnlyList<PeopleAnswers> people, RespondentIdentity respondent)
{
    public BiasReport Report(Study study, DateTimeOffset finished, Usage usage, IReadOnlyList<EarlierAudit> earlier)
    {
        var (swaps, groups, errors) = (new SwapFindings(plan, book).All(), new GroupFindings(plan, book, people).All(), new ErrorFindings(plan, book, people).All());
        var (stereotyping, whyNot) = new StereotypingFindings(plan, book, people).Find();
        var likeness = new Likeness(stereotyping, whyNot, new HomogeneityFindings(plan, book, people).All());
        var mode = ModeChoice.Of(study.Plan.Campaign, plan.Options.Mode);
        var report = new BiasReport
        {
            Campaign = plan.Campaign.Id,
            Title = plan.Campaign.Name ?? plan.Campaign.Id,
            Objective = plan.Campaign.Objective,
            Finished = finished,
            Respondent = respondent,
            Panel = plan.Panel.Id,
            PanelName = plan.Panel.Name,
            Twins = plan.Panel.Members.Count,
            Mode = mode.Mode,
            WhyMode = mode.Why,
            Scope = Scope(swaps.Count(s => s.Chance is not null)),
            Verdict = new BiasVerdict(BiasOutcome.TooFew, "", []),
            NotExamined = [],
            Coverage = [.. plan.Swaps.Select(s => new SwapCoverage(s.Swap.Attribute, s.Swap.Reference.Words, s.Swap.Other.Words, s.Twins.Count, s.LeftOut))],
            Swaps = swaps,
            Groups = groups,
            Errors = errors,
            Likeness = likeness,
            Usage = usage,
            Earlier = earlier,
        };
        return report with { Verdict = VerdictWords.Of(report), NotExamined = [.. Unexamined.Of(report, plan, people)] };
    }

    private BiasScope Scope(int tests) => new(
        plan.Id,
        plan.Campaign.Plan.Seed,
        plan.Replicates,
        Math.Max(1, plan.Campaign.Variants.Count),
        plan.Campaign.Plan.Elicitation[0],
        plan.Count,
        new AnswerCount(book.Outcomes.Asked, book.Outcomes.Missing),
        tests,
        SwapFindings.Needed(Math.Max(1, tests)) is < int.MaxValue and var needed ? needed : null,
        plan.Again);
}
