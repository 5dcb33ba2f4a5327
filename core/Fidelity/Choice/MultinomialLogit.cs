using MathNet.Numerics.LinearAlgebra;

namespace Twins.Core.Fidelity.Choice;

/// <summary>
/// The multinomial (conditional) logit of McFadden (1974): P(j) = e^{x_j·β} / Σ e^{x·β}, one β for everybody, by maximum
/// likelihood Σ w ln P(chosen).
/// </summary>
public static class MultinomialLogit
{
    private const int MostSteps = 200;

    // Then a step is too small for a double to tell.
    private const int MostHalves = 100;

    private const string Unsettled = "The coefficients do not settle; look for columns that nearly separate the choices or carry nearly the same differences.";

    /// <summary>Where a coefficient times its column's spread is this large, the fit is asked whether it runs away.</summary>
    private const double Suspicious = 15;

    /// <summary>Newton's method with halved steps; the likelihood is concave, so that its one top is found from 0.</summary>
    /// <remarks>
    /// Assumes that adding an alternative takes the same part from all others, and one taste for all: use
    /// <see cref="HierarchicalLogit"/> where people differ.
    /// </remarks>
    /// <exception cref="AssumptionException">A column that never varies within a choice, collinear columns, or choices that a column separates; the columns are named.</exception>
    public static LogitFit Fit(ChoiceTable table)
    {
        var spreads = Identification.Spreads(table);
        return Fit(table, Vector<double>.Build.Dense(table.Attributes), spreads);
    }

    internal static LogitFit Fit(ChoiceTable table, Vector<double> start, double[] spreads)
    {
        var at = At(table, start);
        var beta = start;
        for (var step = 0; step < MostSteps; step++)
        {
            var move = at.Information.Cholesky().Solve(at.Slope);
            if (Size(move, spreads) < 1e-8) return LogitFit.Of(table, beta, at);
            if (Size(beta, spreads) > Suspicious) Identification.NotSeparated(table, move, spreads);
            (beta, at) = Climb(table, beta, move, at);
        }
        throw new AssumptionException(Unsettled);
    }

    private static (Vector<double> Beta, Curvature At) Climb(ChoiceTable table, Vector<double> beta, Vector<double> move, Curvature from)
    {
        var next = At(table, beta + move);
        // Rounding may take a hair off at the top.
        var least = from.LogLikelihood - (1e-9 * Math.Abs(from.LogLikelihood)) - 1e-12;
        for (var halved = 0; !(next.LogLikelihood >= least); halved++)
        {
            if (halved == MostHalves) throw new AssumptionException(Unsettled);
            move /= 2;
            next = At(table, beta + move);
        }
        return (beta + move, next);
    }

    private static Curvature At(ChoiceTable table, Vector<double> beta)
    {
        var at = new Curvature(table);
        double[] utilities = [.. beta];
        for (var t = 0; t < table.Tasks; t++) at.Add(table, t, utilities);
        return at;
    }

    private static double Size(Vector<double> coefficients, double[] spreads) => coefficients.Select((c, k) => Math.Abs(c * spreads[k])).Max();
}
