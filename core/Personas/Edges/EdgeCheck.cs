using Twins.Core.Respondents;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Personas.Edges;

/// <summary>
/// Whether an edge twin stays at its edge over a whole conversation. It is asked the same statements (agreement, five points, as
/// x from 0 to 1) before the first pull and after each; all that was said before goes with every round. With the panel's mean
/// m_i of statement i, its extreme is e_i = |x_i0 − m_i|, what is left of it after round r is (x_ir − m_i) · sign(x_i0 − m_i),
/// and the share it kept is Σ left / Σ e over the statements that it answered in both rounds.
/// </summary>
public sealed class EdgeCheck(IRespondent respondent)
{
    private const int LongestContext = 6_000;

    /// <param name="twin">The edge twin, resolved.</param>
    /// <param name="panel">Who makes the middle; the twin itself is left out of it. Without others the middle is the scale's.</param>
    public async Task<EdgeStanding> RunAsync(Twin twin, IReadOnlyList<Twin> panel, EdgeScript script, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(twin);
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(script);
        var middle = await MiddleAsync([.. panel.Where(t => t.Id != twin.Id)], script, cancellationToken);
        var first = await AskAsync(twin, script, null, cancellationToken);
        var (said, rounds) = (new List<string>(), new List<EdgeRound>());
        foreach (var pull in script.Pulls)
        {
            said.Add($"Somebody says: {pull}");
            var answers = await AskAsync(twin, script, Context(said), cancellationToken);
            rounds.Add(EdgeRound.Of(pull, first, answers, middle));
            said.AddRange(script.Statements.Zip(answers).Where(x => x.Second is not null).Take(2).Select(x => $"You said about '{x.First}': {Word(x.Second!.Value)}."));
        }
        var known = first.Zip(middle).Where(x => x.First is not null).Select(x => Math.Abs(x.First!.Value - x.Second)).ToList();
        return new EdgeStanding(twin.Id, script.Statements.Count, known.Count, known.Count > 0 ? known.Average() : 0, rounds);
    }

    private async Task<double[]> MiddleAsync(IReadOnlyList<Twin> others, EdgeScript script, CancellationToken cancellationToken)
    {
        var answers = new List<double?[]>();
        foreach (var other in others) answers.Add(await AskAsync(other, script, null, cancellationToken));
        return [.. script.Statements.Select((_, i) => answers.Select(a => a[i]).OfType<double>().DefaultIfEmpty(0.5).Average())];
    }

    /// <summary>An answer from 0 to 1 to each statement; null where there is none.</summary>
    private async Task<double?[]> AskAsync(Twin twin, EdgeScript script, string? context, CancellationToken cancellationToken)
    {
        IReadOnlyList<Question> questions = [.. script.Statements.Select((s, i) => new LikertQuestion { Id = $"s{i + 1}", Text = $"How far do you agree: {s}" })];
        var evaluation = Evaluation.Single(twin, "") with { Stimulus = new Stimulus(StimulusIds.None, context, null, []), Questionnaire = new Questionnaire(questions, ContentHash.Of(questions)) };
        var response = await respondent.AskAsync(evaluation, cancellationToken);
        return [.. response.Outcomes.Select(o => o is Outcome.Answered { Answer: CategoricalAnswer answer } ? answer.Probabilities.Select((p, k) => p * k).Sum() / (answer.Probabilities.Count - 1) : (double?)null)];
    }

    /// <summary>What was said, the latest kept where it grows too long.</summary>
    private static string Context(List<string> said)
    {
        var kept = said.AsEnumerable().Reverse().Aggregate((Lines: new List<string>(), Length: 0), (sum, line) =>
        {
            if (sum.Length + line.Length <= LongestContext) sum.Lines.Add(line);
            return (sum.Lines, sum.Length + line.Length);
        }).Lines;
        kept.Reverse();
        return "This was said so far in the conversation.\n" + string.Join('\n', kept);
    }

    private static string Word(double x) => x switch { < 0.2 => "I strongly disagree", < 0.4 => "I disagree", < 0.6 => "I neither agree nor disagree", < 0.8 => "I agree", _ => "I strongly agree" };
}
