using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Studies.Analysis;

/// <summary>Takes down what a later run is compared with: the contest that the report's first verdict judges.</summary>
internal static class StudyCellsWriter
{
    /// <param name="scope">The question that the report puts first.</param>
    /// <param name="plan">Whose answers these are.</param>
    /// <returns>Null where there is nothing to compare by numbers, or too much of it.</returns>
    public static StudyCells? Of(QuestionScope scope, StudyPlan plan, StudyReport report)
    {
        if (scope.Judged is not { } contest || scope.Measure.Question is OpenQuestion or CompoundQuestion || (long)contest.Count * contest.Weights.Length > CellsFile.MostValues) return null;
        var tasks = Tasks(plan);
        var asked = tasks.First(t => t.Questionnaire.Questions.Any(q => q.Id == scope.Measure.Question.Id));
        var shown = tasks.GroupBy(t => t.Stimulus.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => Content(g.First().Stimulus), StringComparer.Ordinal);
        return new StudyCells
        {
            Version = StudyCells.Format,
            Campaign = report.Campaign,
            Finished = report.Finished,
            Asked = new CellsAsked(
                scope.Measure.Question.Id,
                ContentHash.Of(Written(scope.Measure.Question)),
                asked.Questionnaire.Hash,
                ContentHash.Of(new { asked.Stimulus.Context, asked.Stimulus.Currency }),
                report.Questions[0].Elicitation,
                ContentHash.Of(new { plan.Campaign.Plan.Replicates, plan.Campaign.Plan.Paraphrases, plan.Campaign.Plan.Seed }),
                report.Respondent.Name,
                report.Respondent.Settings),
            Unit = Unit(scope),
            HighestIsBest = contest.HighestIsBest,
            Low = contest.Bounds?.Low,
            High = contest.Bounds?.High,
            AreOptions = scope.OptionsJudged,
            Twins = [.. scope.Roster.Members.Select(m => new CellTwin(m.Twin.Id, m.Version, m.Weight))],
            Columns = [.. contest.Ids.Select(id => new CellColumn(id, shown[scope.OptionsJudged ? asked.Stimulus.Id : id]))],
            Values = [.. Enumerable.Range(0, contest.Weights.Length).Select(i => (double?[])[.. Enumerable.Range(0, contest.Count).Select(k => contest.Values[i * contest.Count + k] is var x && double.IsNaN(x) ? (double?)null : x)])],
        };
    }

    /// <summary>Of options that are compared with each other, none stands for the others.</summary>
    private static string Unit(QuestionScope scope) => !scope.OptionsJudged ? QuestionWords.Unit(scope) : scope.Measure.Question switch
    {
        RankQuestion => "mean rank",
        MultipleChoiceQuestion => "share picking",
        _ => "share choosing",
    };

    /// <summary>What the first twin is asked is what every twin is asked.</summary>
    private static List<Evaluation> Tasks(StudyPlan plan) =>
        [.. Enumerable.Range(0, (int)(plan.Count / plan.Panel.Members.Count / plan.Replicates)).Select(task => plan[(long)task * plan.Replicates])];

    /// <summary>As its author wrote it: options that are the variants change with them, and are no edit of the question.</summary>
    private static Question Written(Question question) => question switch
    {
        SingleChoiceQuestion { Variants: true } single => single with { Options = [] },
        RankQuestion { Variants: true } rank => rank with { Options = [] },
        _ => question,
    };

    private static string Content(Stimulus stimulus) => stimulus.Shown is [var one] ? one.Hash : ContentHash.Of(stimulus.Shown.Select(s => s.Hash));
}
