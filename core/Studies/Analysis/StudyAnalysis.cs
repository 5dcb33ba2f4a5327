using Twins.Core.Respondents;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Studies.Analysis;

/// <summary>
/// Collects a study's answers one by one, in any order, and makes the report. The same answers make the same report to
/// the last bit, however they were ordered. Memory grows with questions × stimuli × twins, not
/// with replicates; only answers to compound questions are kept one by one. Callers
/// take turns: it does no locking.
/// </summary>
public sealed class StudyAnalysis
{
    private readonly StudyShape shape;
    private readonly Roster roster;
    private readonly Dictionary<(string Question, Elicitation Elicitation), Tally> tallies = [];
    private readonly Dictionary<(string Question, Elicitation Elicitation), TextSample> texts = [];
    private readonly OutcomeReasons outcomes = new();
    private readonly TextSample reasons;
    private readonly TextSample objections;

    public StudyAnalysis(StudyShape shape)
    {
        this.shape = shape;
        roster = new Roster(shape);
        reasons = new TextSample(shape.Campaign.Plan.Seed, "reasons");
        objections = new TextSample(shape.Campaign.Plan.Seed, "objections");
    }

    /// <summary>Takes in one evaluation of the plan.</summary>
    /// <exception cref="ArgumentException">Its twin, stimulus or question is not in the study, or outcomes and questions do not pair up.</exception>
    public void Add(Evaluation evaluation, Response response)
    {
        var questions = evaluation.Questionnaire.Questions;
        if (questions.Count != response.Outcomes.Count) throw new ArgumentException($"{response.Outcomes.Count} outcomes came for {questions.Count} questions.", nameof(response));
        int twin = roster.Twin(evaluation.Member.Twin.Id), stimulus = roster.Stimulus(evaluation.Stimulus.Id);
        var answered = false;
        for (var q = 0; q < questions.Count; q++)
        {
            var outcome = response.Outcomes[q];
            outcomes.Add(outcome);
            var tally = TallyOf(questions[q].Id, evaluation.Elicitation);
            tally.Ask(outcome);
            if (outcome is not Outcome.Answered { Answer: var answer } || !tally.Add(stimulus, twin, evaluation.Presentation, evaluation.Paraphrase, answer)) continue;
            answered = true;
            if (answer is TextAnswer { Text: var text }) TextsOf(questions[q].Id, evaluation.Elicitation).Add(twin, stimulus, evaluation.Replicate, text, response.Cites);
        }
        // Without an answer, what the model said is not the twin's reason.
        if (!answered) return;
        if (Said(response.Reason) is { } reason) reasons.Add(twin, stimulus, evaluation.Replicate, reason, response.Cites);
        if (Said(response.Objection) is { } objection) objections.Add(twin, stimulus, evaluation.Replicate, objection, response.Cites);
    }

    /// <summary>The report on everything added so far.</summary>
    /// <param name="human">Answers of real people, if there are any.</param>
    public StudyReport Report(RespondentIdentity respondent, DateTimeOffset finished, CostReport cost, IReadOnlyList<HumanTable> human)
    {
        var findings = new Findings
        {
            Shape = shape,
            Roster = roster,
            Respondent = respondent,
            Tallies = tallies,
            Texts = texts,
            Reasons = reasons,
            Objections = objections,
            Outcomes = outcomes,
            Human = human,
        };
        return StudyReportWriter.Write(findings, finished, cost);
    }

    /// <summary>What a later run is compared with; null where there is nothing to compare.</summary>
    /// <param name="plan">Whose answers were added.</param>
    /// <param name="report">The report on them.</param>
    public StudyCells? Cells(StudyPlan plan, StudyReport report) =>
        tallies.GetValueOrDefault((report.Questions[0].Id, report.Questions[0].Elicitation)) is { } tally ? StudyCellsWriter.Of(new QuestionScope(tally, roster), plan, report) : null;

    private Tally TallyOf(string question, Elicitation elicitation)
    {
        if (tallies.TryGetValue((question, elicitation), out var tally)) return tally;
        var asked = shape.Campaign.Questions.FirstOrDefault(q => q.Id == question) ?? throw new ArgumentException($"The campaign has no question '{question}'.", nameof(question));
        return tallies[(question, elicitation)] = new Tally(Measure.Of(asked), roster.Stimuli.Count, roster.Members.Count);
    }

    private TextSample TextsOf(string question, Elicitation elicitation)
    {
        if (!texts.TryGetValue((question, elicitation), out var sample))
            texts[(question, elicitation)] = sample = new TextSample(shape.Campaign.Plan.Seed, $"{question} {elicitation}");
        return sample;
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Everything that the parts of a report are written from.</summary>
internal sealed record Findings
{
    public required StudyShape Shape { get; init; }
    public required Roster Roster { get; init; }
    public required RespondentIdentity Respondent { get; init; }
    public required IReadOnlyDictionary<(string Question, Elicitation Elicitation), Tally> Tallies { get; init; }
    public required IReadOnlyDictionary<(string Question, Elicitation Elicitation), TextSample> Texts { get; init; }
    public required TextSample Reasons { get; init; }
    public required TextSample Objections { get; init; }
    public required OutcomeReasons Outcomes { get; init; }
    public required IReadOnlyList<HumanTable> Human { get; init; }

    public int Seed => Shape.Campaign.Plan.Seed;
}
