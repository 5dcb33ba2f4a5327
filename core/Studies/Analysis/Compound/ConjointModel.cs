using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice;

namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>The choices as a model has learned them: tastes of each twin, or one for all.</summary>
internal abstract record ConjointModel(string Name)
{
    /// <summary>Fewer people or choices of each than this say too little of how tastes differ.</summary>
    private const int FewestPeople = 10, FewestChoices = 6;

    /// <summary>Beyond it the wait is longer than its gain.</summary>
    private const int MostChoices = 10_000;

    /// <summary>A figure of a taste over all twins, with its interval.</summary>
    public abstract IReadOnlyList<Estimate> Expect(Func<double[], double[]> statistic);

    /// <summary>The probabilities of a choice's alternatives.</summary>
    public abstract double[] Foretell(ChoiceTask task);

    /// <summary>What a difference of codes is worth in units of the price.</summary>
    /// <exception cref="AssumptionException">The price cannot be told to matter.</exception>
    public abstract WillingnessToPay Worth(double[] contrast, int price);

    /// <summary>One figure for each twin; null where the model knows none of them.</summary>
    public abstract double[]? PerTwin(Func<double[], double> statistic);

    /// <summary>What must be known of the fit; null where all is well.</summary>
    public virtual string? Note => null;

    /// <param name="weights">One for each person.</param>
    /// <exception cref="AssumptionException">The choices say too little.</exception>
    public static ConjointModel Fit(IReadOnlyList<ChoiceTask> tasks, double[] weights, int seed)
    {
        var fewest = tasks.CountBy(t => t.Person).Min(c => c.Value);
        if (weights.Length < FewestPeople || fewest < FewestChoices || tasks.Count > MostChoices) return new Pooled(MultinomialLogit.Fit(new ChoiceTable(tasks)), seed);
        // Weights count where figures are read, so that they do not count twice.
        var table = new ChoiceTable([.. tasks.Select(t => t with { Weight = 1 })]);
        return new Individual(HierarchicalLogit.Fit(table, new HierarchicalOptions { Seed = seed, Warmup = 400, Kept = 250, Every = 3 }), weights, seed);
    }

    private static Estimate Of((double Value, Interval Interval) found) => new(found.Value, Math.Min(found.Value, found.Interval.Low), Math.Max(found.Value, found.Interval.High));

    private sealed record Individual(HierarchicalFit Found, double[] Weights, int Seed) : ConjointModel("hierarchical logit")
    {
        public override string? Note => Found.LargestRHat > 1.15 ? $"The model's chain has not settled (R̂ {Found.LargestRHat:0.00}); take its intervals as too narrow." : null;

        public override IReadOnlyList<Estimate> Expect(Func<double[], double[]> statistic) => [.. Found.Expect(statistic, Weights, Seed).Select(Of)];

        public override double[] Foretell(ChoiceTask task) => Found.Shares(task.Person, task.Alternatives);

        public override WillingnessToPay Worth(double[] contrast, int price) => WillingnessToPay.Of(Found, contrast, price);

        public override double[] PerTwin(Func<double[], double> statistic) => [.. Enumerable.Range(0, Found.People).Select(i => Found.Draws.Average(d => statistic(d.People[i])))];
    }

    private sealed record Pooled(LogitFit Found, int Seed) : ConjointModel("logit")
    {
        public override IReadOnlyList<Estimate> Expect(Func<double[], double[]> statistic) => [.. TasteDraws.Of(Found, statistic, Seed).Select(Of)];

        public override double[] Foretell(ChoiceTask task) => LogitShares.Of(Found.Coefficients, task.Alternatives);

        public override WillingnessToPay Worth(double[] contrast, int price) => WillingnessToPay.Of(Found, contrast, price);

        public override double[]? PerTwin(Func<double[], double> statistic) => null;
    }
}
