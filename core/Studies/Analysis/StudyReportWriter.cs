using Twins.Core.Fidelity;
using Twins.Core.Studies.Analysis.Compound;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Studies.Analysis;

/// <summary>Puts the parts of a report together.</summary>
internal static class StudyReportWriter
{
    public static StudyReport Write(Findings findings, DateTimeOffset finished, CostReport cost)
    {
        var campaign = findings.Shape.Campaign;
        var questions = Questions(findings);
        var elicitations = ElicitationComparisons.Of(questions);
        var units = SampleWorth.Kish(findings.Roster.Weights);
        return new StudyReport
        {
            Campaign = campaign.Id,
            Title = campaign.Name ?? campaign.Id,
            Objective = campaign.Objective,
            Finished = finished,
            Respondent = findings.Respondent,
            Panel = Panel(findings, units),
            Plan = new PlanSummary(findings.Shape.Plan, campaign.Variants.Count, campaign.Plan.Replicates, campaign.Plan.Paraphrases, campaign.Plan.Elicitation, campaign.Plan.Seed, findings.Shape.Evaluations),
            Verdict = Overall(questions),
            // The published figure is about language models; heuristics are worth nobody, and so is silence.
            Worth = findings.Respondent.IsLanguageModel && questions.Any(q => q.Results.Count > 0 || q.Themes.Count > 0 || q.Compound.Count > 0) ? new EffectiveSample(SampleWorth.Humans(units, SampleNoise.PanelLimit), SampleWorth.Humans(units, 5), SampleWorth.Humans(units, 50)) : new EffectiveSample(0, 0, 0),
            Questions = questions,
            Elicitations = elicitations,
            Variants = [.. campaign.Variants.Select(v => Card(v, campaign.Currency))],
            Outcomes = findings.Outcomes.Counts(),
            Objections = Objections(findings),
            Cost = cost,
            Warnings = [.. StudyWarnings.Of(findings, questions, elicitations, DateOnly.FromDateTime(finished.Date))],
        };
    }

    /// <summary>The question that ranks the variants: the one named, else the first rating, else the first.</summary>
    private static string Primary(Campaign campaign) => campaign.Primary ?? (campaign.Questions.FirstOrDefault(q => q is RatingQuestion) ?? campaign.Questions[0]).Id;

    private static List<QuestionReport> Questions(Findings findings)
    {
        var campaign = findings.Shape.Campaign;
        var primary = Primary(campaign);
        var everybody = Everybody(findings);
        var themes = new Themes(findings.Roster, everybody);
        var reports = new List<QuestionReport>();
        foreach (var question in campaign.Questions.OrderBy(q => q.Id == primary ? 0 : 1))
        {
            var ways = findings.Tallies.Keys.Where(k => k.Question == question.Id).Select(k => k.Elicitation).ToList();
            // A question that nobody was asked still has a place in the report, and its verdict says so.
            if (ways.Count is 0) ways.Add(campaign.Plan.Elicitation[0]);
            foreach (var way in ways.OrderBy(w => campaign.Plan.Elicitation.ToList().IndexOf(w)).ThenBy(w => w))
            {
                var tally = findings.Tallies.GetValueOrDefault((question.Id, way)) ?? new Tally(Measure.Of(question), findings.Roster.Stimuli.Count, findings.Roster.Members.Count);
                if (question is CompoundQuestion)
                {
                    var remarked = question.Id == primary && reports.Count is 0 ? themes.Of(findings.Reasons.Remarks) : [];
                    reports.Add(new CompoundReportWriter(findings, tally, way, question.Id == primary).Write(remarked));
                    continue;
                }
                var remarks = question is OpenQuestion ? findings.Texts.GetValueOrDefault((question.Id, way))?.Remarks
                    : question.Id == primary && reports.Count is 0 ? findings.Reasons.Remarks : null;
                var writer = new QuestionReportWriter(findings, new QuestionScope(tally, findings.Roster), way, question.Id == primary);
                reports.Add(writer.Write(remarks is null ? [] : themes.Of(remarks)));
            }
        }
        return reports;
    }

    /// <summary>The first report's verdict, with a word where another way of asking disagrees about the leader.</summary>
    private static Verdict Overall(List<QuestionReport> questions)
    {
        var first = questions[0];
        var leader = first.Results.Count > 0 ? first.Results[0].Stimulus : null;
        var others = questions.Where(q => q.Primary && q != first && q.Results.Count > 0 && q.Results[0].Stimulus != leader);
        return first.Verdict with { Reasons = [.. first.Verdict.Reasons, .. others.Select(q => $"Elicited as {q.Elicitation}, '{q.Results[0].Stimulus}' is ahead instead.")] };
    }

    private static PanelSummary Panel(Findings findings, double units)
    {
        var roster = findings.Roster;
        var total = roster.Weights.Sum();
        return new PanelSummary(
            findings.Shape.Panel.Id,
            findings.Shape.Panel.Name,
            roster.Members.Count,
            [.. roster.Segments.Select(s => new SegmentSummary(s, roster.Of(s).Length, roster.Of(s).Sum(i => roster.Weights[i]) / total))],
            findings.Shape.Levels,
            units);
    }

    private static List<SegmentThemes> Objections(Findings findings)
    {
        var remarks = findings.Objections.Remarks;
        var themes = new Themes(findings.Roster, remarks);
        return [.. findings.Roster.Segments.Select(s => new SegmentThemes(s, themes.Of([.. remarks.Where(r => findings.Roster.Members[r.Twin].Segment == s)]))).Where(s => s.Themes.Count > 0)];
    }

    /// <summary>All remarks of the study: what a theme's words are weighed against.</summary>
    private static List<Remark> Everybody(Findings findings) =>
        [.. findings.Reasons.Remarks, .. findings.Objections.Remarks, .. findings.Texts.OrderBy(t => t.Key.Question, StringComparer.Ordinal).ThenBy(t => t.Key.Elicitation).SelectMany(t => t.Value.Remarks)];

    private static VariantCard Card(Variant v, string? currency) =>
        new(v.Id, v.Headline, v.Body, v.Offer, v.Price is { } price ? price is 0 ? "free" : $"{price:0.00} {currency}".TrimEnd() : null, v.Channel, v.Image is not null);
}
