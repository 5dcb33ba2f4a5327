using Twins.Core.Fidelity.Choice;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>The choices of a conjoint as rows of codes; where none could be taken it is an alternative with a column of its own, the last.</summary>
internal sealed class ConjointChoices(CompoundScope scope, ConjointQuestion question)
{
    /// <summary>Where nobody took it, no utility of taking none can be told, and the products are all there is.</summary>
    private readonly bool none = question.None is not null && scope.Sheets.Any(s => s.Values.Contains(question.Alternatives));

    /// <summary>Whether none was offered and taken.</summary>
    public bool HasNone => none;

    public ConjointCoding Coding { get; } = ConjointTasks.Coding(question);

    /// <summary>The column of the price; null without one.</summary>
    public int? Price => question.Parts.ToList().FindIndex(p => p.IsPrice) is >= 0 and var at ? Coding.Column(at) : null;

    public int Width => Coding.Width + (none ? 1 : 0);

    public List<ChoiceTask> Fitted => [.. scope.Sheets.SelectMany(s => Choices(s).SkipLast(question.Holdout))];

    public List<ChoiceTask> Held => [.. scope.Sheets.SelectMany(s => Choices(s).TakeLast(question.Holdout))];

    /// <summary>The products named, then none where it is offered.</summary>
    public IReadOnlyList<double[]> Products => WithNone([.. question.Products.Select(Codes)]);

    /// <summary>The tastes for the parts, without the one for none.</summary>
    public double[] Parts(double[] taste) => taste[..Coding.Width];

    /// <summary>How much each part decides, as shares; all 0 where nothing does.</summary>
    public double[] Importances(double[] taste) => [.. (Importance.Of(Coding, Parts(taste)) ?? new double[question.Parts.Count]).Select(i => i / 100)];

    private IEnumerable<ChoiceTask> Choices(CompoundSheet sheet) =>
        ConjointTasks.Of(question)[sheet.Version].Select((task, t) =>
            new ChoiceTask(scope.PersonOf(sheet), WithNone([.. task.Select(p => Widen(Coding.Codes(p)))]), (int)sheet.Values[t], scope.WeightOf(sheet)));

    private double[] Codes(ConjointProduct product)
    {
        var parts = question.Describe(product);
        var codes = Coding.Codes([.. parts.Select(p => Math.Max(0, p.Level))]);
        // A price may lie between those that were shown.
        if (Price is { } column) codes[column] = parts.First(p => p.Level < 0).Number;
        return Widen(codes);
    }

    private double[] Widen(double[] codes) => none ? [.. codes, 0] : codes;

    private IReadOnlyList<double[]> WithNone(IReadOnlyList<double[]> products)
    {
        if (!none) return products;
        var nothing = new double[Width];
        nothing[^1] = 1;
        return [.. products, nothing];
    }
}
