using System.Collections.Concurrent;
using Twins.Core.Fidelity;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Respondents.Model;

/// <summary>Turns the free texts that stand where ratings are wanted into distributions, by likeness to the anchors.</summary>
internal sealed class SsrStep(Embedder embedder, ModelSettings settings)
{
    /// <summary>The ledger partition of anchors: they are nobody's words.</summary>
    public const string AnchorPartition = "anchors";

    private readonly ConcurrentDictionary<string, IReadOnlyList<IReadOnlyList<float[]>>> known = new(StringComparer.Ordinal);

    public async Task<Response> RateAsync(Response said, Evaluation evaluation, CancellationToken cancellationToken)
    {
        var rated = new List<(int Index, RatingQuestion Question, string Text)>();
        for (var i = 0; i < said.Outcomes.Count; i++)
            if (evaluation.Questionnaire.Questions[i] is RatingQuestion question && said.Outcomes[i] is Outcome.Answered { Answer: TextAnswer { Text: var text } }) rated.Add((i, question, text));
        if (rated.Count == 0) return said;
        var outcomes = said.Outcomes.ToArray();
        var usage = said.Usage;
        try
        {
            var (vectors, cost) = await embedder.EmbedAsync(evaluation.Member.Twin.Id, rated.ConvertAll(r => r.Text), cancellationToken);
            usage += cost;
            for (var i = 0; i < rated.Count; i++)
            {
                var (anchors, anchorCost) = await AnchorsAsync(evaluation.Questionnaire, rated[i].Question, cancellationToken);
                usage += anchorCost;
                outcomes[rated[i].Index] = Rate(vectors[i], anchors);
            }
        }
        catch (ModelFaultException fault) when (fault.Kind is not FaultKind.Unusable)
        {
            // The words are paid for and kept; only the ratings have to be tried again.
            foreach (var (index, _, _) in rated) outcomes[index] = new Outcome.Failed(fault.Message);
        }
        return said with { Outcomes = outcomes, Usage = usage };
    }

    private Outcome Rate(float[] response, IReadOnlyList<IReadOnlyList<float[]>> anchors)
    {
        if (anchors[0][0].Length != response.Length) return new Outcome.Failed("the embedding model changed the length of its vectors; give the new one another name");
        try
        {
            return new Outcome.Answered(new CategoricalAnswer(Ssr.Rate<float>(response, anchors, settings.SsrEpsilon, settings.SsrTemperature)));
        }
        catch (AssumptionException e)
        {
            // A model may give zeros or NaN for a text.
            return new Outcome.Unparseable($"the embedding cannot be compared with the anchors: {e.Message}");
        }
    }

    private async Task<(IReadOnlyList<IReadOnlyList<float[]>> Sets, Usage Usage)> AnchorsAsync(Questionnaire questionnaire, RatingQuestion question, CancellationToken cancellationToken)
    {
        var name = questionnaire.Hash + "/" + question.Id;
        if (known.TryGetValue(name, out var sets)) return (sets, default);
        var statements = Anchors.Of(question);
        var (vectors, usage) = await embedder.EmbedAsync(AnchorPartition, [.. statements.SelectMany(s => s)], cancellationToken);
        var points = statements[0].Count;
        known[name] = sets = [.. statements.Select((_, s) => vectors[(s * points)..((s + 1) * points)])];
        return (sets, usage);
    }
}
