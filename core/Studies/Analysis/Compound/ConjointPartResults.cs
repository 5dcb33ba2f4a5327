using Twins.Core.Fidelity;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>What the parts of a product and their levels do.</summary>
internal sealed class ConjointPartResults(ConjointChoices choices, ConjointQuestion question, ConjointModel model)
{
    /// <summary>Why no money is named; null where it is.</summary>
    public string? Note { get; private set; }

    public IReadOnlyList<ConjointPartResult> Results()
    {
        var importances = model.Expect(choices.Importances);
        return [.. question.Parts.Select((part, p) => new ConjointPartResult(part.Id, part.Text, importances[p], Levels(part, p)))];
    }

    private List<ConjointLevelResult> Levels(ConjointPart part, int p)
    {
        var utilities = model.Expect(b =>
        {
            var levels = choices.Coding.LevelUtilities(p, choices.Parts(b));
            return [.. levels.Select(u => u - levels.Average())];
        });
        return [.. utilities.Select((u, level) => new ConjointLevelResult(part.IdOf(level), part.TextOf(level), u, Worth(part, p, level)))];
    }

    private Estimate? Worth(ConjointPart part, int p, int level)
    {
        if (part.IsPrice || level is 0 || choices.Price is not { } price || Note is not null) return null;
        var profile = new int[question.Parts.Count];
        var from = choices.Coding.Codes(profile);
        profile[p] = level;
        var to = choices.Coding.Codes(profile);
        try
        {
            var worth = model.Worth([.. Enumerable.Range(0, choices.Width).Select(k => k < to.Length ? to[k] - from[k] : 0)], price);
            return new Estimate(worth.Value, Math.Min(worth.Value, worth.Interval.Low), Math.Max(worth.Value, worth.Interval.High));
        }
        catch (AssumptionException)
        {
            Note = "No amounts of money are named: these twins' choices do not show that a higher price is worse. Widen the range of prices.";
            return null;
        }
    }
}
