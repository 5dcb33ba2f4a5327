namespace Twins.Core.Fidelity.Choice;

/// <summary>How much people are believed to differ before their choices are seen, chosen on choices set aside for it.</summary>
public static class PriorSpread
{
    /// <summary>
    /// Fits each candidate to all but the last <paramref name="aside"/> choices of each person and takes the one with the
    /// lowest log-loss on those. Give training choices only: what a model is judged on must not choose it.
    /// </summary>
    /// <exception cref="AssumptionException">Somebody has not more choices than are set aside.</exception>
    public static double Choose(IReadOnlyList<ChoiceTask> training, IReadOnlyList<double> candidates, int aside, HierarchicalOptions options)
    {
        Assume.AtLeast(1, candidates.Count, "candidates");
        Assume.AtLeast(1, aside, "choices set aside for each person");
        var (fitted, held) = Holdout.Last(training, aside);
        var table = new ChoiceTable(fitted);
        return candidates.MinBy(c =>
        {
            var fit = HierarchicalLogit.Fit(table, options with { Spread = c });
            return Holdout.Score(held, t => fit.Shares(t.Person, t.Alternatives)).LogLoss;
        });
    }
}
