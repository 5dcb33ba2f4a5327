using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>Whether a conjoint foretells anything, and which product (or which part, where no products are named) stands alone.</summary>
internal sealed class ConjointVerdict(CompoundScope scope, ConjointQuestion question, ConjointChoices choices, ConjointModel model)
{
    private readonly CompoundVerdict verdict = new(scope);

    public Verdict Of(Estimate? hits)
    {
        verdict.Because($"A {model.Name} was fitted to {choices.Fitted.Count} choices.");
        if (hits is { } h)
        {
            var chance = 1.0 / question.Answers.Count;
            verdict.Because($"It foretold {h.Value:0 %} ({h.Low:0 %} to {h.High:0 %}) of {choices.Held.Count} choices that it had not seen; guessing foretells {chance:0 %}.");
            if (h.Low <= chance) return verdict.Say(VerdictKind.TooWeakToUse, "Choices that the model had not seen are foretold no better than by guessing.");
        }
        return question.Products.Count > 1
            ? Compared([.. question.Products.Select(p => p.Text)], b => [.. LogitShares.Of(b, choices.Products).Take(question.Products.Count)], "of preference")
            : Compared([.. question.Parts.Select(p => p.Text)], choices.Importances, "of importance");
    }

    private Verdict Compared(IReadOnlyList<string> names, Func<double[], double[]> shares, string of)
    {
        var means = model.Expect(shares);
        int[] order = [.. Enumerable.Range(0, names.Count).OrderByDescending(k => means[k].Value)];
        var leads = model.Expect(b => shares(b) is var s ? [.. order.Skip(1).Select(k => s[order[0]] - s[k])] : []);
        var people = SampleWorth.Humans(SampleWorth.Kish(scope.Weights), SampleNoise.PanelLimit);
        return verdict.Compared(new Lead(order, [.. leads.Select(l => l.Low > 0)], leads[0].Value, 1.96 * Math.Sqrt(Spread(shares, order, means) / people), people, $"a share {of}", "95 % interval of the difference"), k => names[k], k => $"{means[k].Value:0 %} {of}");
    }

    /// <summary>The variance of the difference between the first two over twins; without twins of their own, as if each took one of them.</summary>
    private double Spread(Func<double[], double[]> shares, int[] order, IReadOnlyList<Estimate> means)
    {
        double a = means[order[0]].Value, b = means[order[1]].Value;
        if (model.PerTwin(t => shares(t) is var s ? s[order[0]] - s[order[1]] : 0) is not { } twins) return a + b - ((a - b) * (a - b));
        var mean = twins.Average();
        return twins.Average(d => (d - mean) * (d - mean));
    }
}
