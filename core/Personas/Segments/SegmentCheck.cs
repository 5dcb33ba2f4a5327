using Twins.Core.Personas.Profiles;
using Twins.Core.Respondents;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Personas.Segments;

/// <summary>
/// Whether the twins of segments answer closed questions as their members did. Each is asked without what the members answered
/// to that very question, or it would only read out what it was told.
/// </summary>
public sealed class SegmentCheck(IRespondent respondent)
{
    /// <summary>Fewer members than this tell nothing.</summary>
    public const int FewestMembers = 5;

    public async Task<IReadOnlyList<SegmentAnswers>> RunAsync(IReadOnlyList<BuiltTwin> twins, int seed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(twins);
        var questions = twins.SelectMany(t => t.Evidence.Answered).GroupBy(a => a.Question, a => a.Counts, StringComparer.Ordinal).OrderBy(q => q.Key, StringComparer.Ordinal).Select(Asked.Of).ToList();
        var checks = new List<SegmentAnswers>();
        foreach (var twin in twins.Where(t => t.Twin.Kind is TwinKind.Segment))
        {
            var (matches, unanswered) = (new List<AnswerMatch>(), new List<string>());
            foreach (var asked in questions)
            {
                int[] members = asked.Counts(twin.Evidence.Answered.FirstOrDefault(a => a.Question == asked.Text)?.Counts);
                if (members.Sum() < FewestMembers) continue;
                if (await AskAsync(twin.Without(asked.Text), asked, cancellationToken) is { } answer) matches.Add(SegmentMatch.Of(asked.Text, members, asked.Everybody, answer, seed));
                else unanswered.Add(asked.Text);
            }
            checks.Add(new SegmentAnswers(twin.Twin.Id, matches, unanswered));
        }
        return checks;
    }

    private async Task<double[]?> AskAsync(Twin twin, Asked asked, CancellationToken cancellationToken)
    {
        IReadOnlyList<Question> questions = [new SingleChoiceQuestion { Id = "asked", Text = asked.Text, Options = [.. asked.Answers.Select((a, i) => new WrittenOption { Id = $"a{i + 1}", Text = a })] }];
        var evaluation = Evaluation.Single(twin, "") with { Stimulus = new Stimulus(StimulusIds.None, null, null, []), Questionnaire = new Questionnaire(questions, ContentHash.Of(questions)) };
        var response = await respondent.AskAsync(evaluation, cancellationToken);
        return response.Outcomes is [Outcome.Answered { Answer: CategoricalAnswer answer }] ? [.. answer.Probabilities] : null;
    }

    private sealed record Asked(string Text, IReadOnlyList<string> Answers, int[] Everybody)
    {
        public static Asked Of(IGrouping<string, IReadOnlyDictionary<string, int>> question)
        {
            var totals = question.SelectMany(c => c).GroupBy(c => c.Key, c => c.Value, StringComparer.Ordinal).OrderBy(c => c.Key, StringComparer.Ordinal).ToList();
            return new Asked(question.Key, [.. totals.Select(t => t.Key)], [.. totals.Select(t => t.Sum())]);
        }

        public int[] Counts(IReadOnlyDictionary<string, int>? counts) => [.. Answers.Select(a => counts?.GetValueOrDefault(a) ?? 0)];
    }
}

/// <summary>How the twin of one segment did.</summary>
/// <param name="Unanswered">Questions that it had no answer to.</param>
public sealed record SegmentAnswers(string Twin, IReadOnlyList<AnswerMatch> Matches, IReadOnlyList<string> Unanswered);
