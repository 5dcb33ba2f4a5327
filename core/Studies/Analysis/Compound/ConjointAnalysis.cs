using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>Importances, utilities, worths and shares of a conjoint.</summary>
internal sealed class ConjointAnalysis(CompoundScope scope, ConjointQuestion question)
{
    private readonly ConjointChoices choices = new(scope, question);

    public ConjointReport Report()
    {
        try
        {
            return Report(ConjointModel.Fit(choices.Fitted, scope.Weights, scope.Seed));
        }
        catch (AssumptionException)
        {
            return Empty("No model fits these choices: the twins are too few or too much of one mind for odds. Ask more twins, more replicates or more tasks.");
        }
    }

    private ConjointReport Report(ConjointModel model)
    {
        var parts = new ConjointPartResults(choices, question, model);
        var results = parts.Results();
        var shares = question.Products.Count is 0 ? [] : model.Expect(b => LogitShares.Of(b, choices.Products));
        var products = question.Products.Select((p, i) => new ConjointProductResult(p.Id, p.Text, shares[i])).OrderByDescending(p => p.Share.Value).ToList();
        var test = question.Holdout is 0 ? null : Holdout.Score(choices.Held, model.Foretell, seed: scope.Seed);
        Estimate? hits = test is null ? null : new Estimate(test.HitRate, Math.Min(test.HitRate, test.HitInterval?.Low ?? 0), Math.Max(test.HitRate, test.HitInterval?.High ?? 1));
        return Empty(model.Note) with
        {
            Model = model.Name,
            Parts = results,
            Products = products,
            None = choices.HasNone && shares.Count > 0 ? shares[^1] : null,
            HitRate = hits,
            Unit = products.Count > 0 ? "share of preference" : "share of importance",
            Figures = products.Count > 0 ? [.. products.Select(p => new CompoundFigure(p.Id, p.Label, p.Share))] : [.. results.OrderByDescending(p => p.Importance.Value).Select(p => new CompoundFigure(p.Id, p.Label, p.Importance))],
            Verdict = new ConjointVerdict(scope, question, choices, model).Of(hits),
            Notes = [.. new[] { model.Note, parts.Note, question.None is not null && !choices.HasNone ? "Nobody ever took none of them, so the shares are among the products alone." : null }.OfType<string>()],
        };
    }

    private ConjointReport Empty(string? why) => new()
    {
        Stimulus = scope.Stimulus,
        Base = scope.Twins.Length,
        Answers = scope.Sheets.Count,
        Model = "none",
        Parts = [],
        Products = [],
        Chance = 1.0 / question.Answers.Count,
        Currency = question.Parts.FirstOrDefault(p => p.IsPrice)?.Unit,
        Tasks = question.Tasks,
        Alternatives = question.Alternatives,
        Holdout = question.Holdout,
        Unit = "share of importance",
        Figures = [],
        Verdict = new CompoundVerdict(scope).Say(VerdictKind.TooWeakToUse, "No model fits these choices."),
        Notes = why is null ? [] : [why],
    };
}
