using MathNet.Numerics.LinearAlgebra;

namespace Twins.Core.Fidelity.Accuracy;

/// <summary>Least squares of one outcome on categories of people: what age group, gender and region together explain.</summary>
/// <param name="AdjustedRSquared">1 − (1 − R²)(n − 1) / (n − p − 1); around 0, and often below, where they explain nothing.</param>
/// <param name="People">n, those with an answer and every category.</param>
/// <param name="Terms">p, the independent indicators beside the mean.</param>
public readonly record struct DemographicFit(double AdjustedRSquared, int People, int Terms)
{
    /// <param name="answers">One for each person; NaN is missing.</param>
    /// <param name="factors">
    /// Per factor one level for each person, 0, 1, 2 …; −1 is missing. Levels are categories without order. A level that
    /// others determine costs no degree of freedom.
    /// </param>
    /// <returns>Null where all answers are the same.</returns>
    /// <exception cref="AssumptionException">Lengths that differ, or not more people than terms + 1.</exception>
    public static DemographicFit? Of(ReadOnlySpan<double> answers, IReadOnlyList<int[]> factors)
    {
        Assume.AtLeast(1, factors.Count, "factors");
        foreach (var factor in factors)
            if (factor.Length != answers.Length) throw new AssumptionException($"{answers.Length} answers and {factor.Length} levels of a factor given; they must pair up.");
        var people = Whole(answers, factors);
        Assume.AtLeast(3, people.Count, "people with an answer and every category");
        var y = Centred(answers, people);
        var total = y.Sum(v => v * v);
        if (!(total > 0)) return null;
        var (explained, terms) = Explained(y, people, factors);
        if (people.Count <= terms + 1) throw new AssumptionException($"{people.Count} people cannot carry {terms} demographic terms; merge categories or add people.");
        var unexplained = Math.Clamp(1 - (explained / total), 0, 1);
        return new DemographicFit(1 - (unexplained * (people.Count - 1) / (people.Count - terms - 1)), people.Count, terms);
    }

    private static List<int> Whole(ReadOnlySpan<double> answers, IReadOnlyList<int[]> factors)
    {
        var people = new List<int>();
        for (var i = 0; i < answers.Length; i++)
            if (!double.IsNaN(answers[i]) && factors.All(f => f[i] >= 0)) people.Add(i);
        return people;
    }

    private static double[] Centred(ReadOnlySpan<double> answers, List<int> people)
    {
        var y = new double[people.Count];
        for (var k = 0; k < y.Length; k++) y[k] = answers[people[k]];
        Assume.Finite(y);
        var mean = y.Average();
        for (var k = 0; k < y.Length; k++) y[k] = Math.Abs(y[k] - mean) <= 1e-15 * Math.Abs(mean) ? 0 : y[k] - mean;
        return y;
    }

    /// <summary>Sum of squares on the mean and all indicators, from the table of how often levels meet, which is all that least squares needs.</summary>
    private static (double Explained, int Terms) Explained(double[] y, List<int> people, IReadOnlyList<int[]> factors)
    {
        var starts = new int[factors.Count];
        var width = 1;
        for (var f = 0; f < starts.Length; f++) (starts[f], width) = (width, width + factors[f].Max() + 1);
        var gram = Matrix<double>.Build.Dense(width, width);
        var right = Vector<double>.Build.Dense(width);
        var columns = new int[factors.Count + 1];
        for (var k = 0; k < y.Length; k++)
        {
            for (var f = 0; f < starts.Length; f++) columns[f + 1] = starts[f] + factors[f][people[k]];
            foreach (var a in columns)
            {
                right[a] += y[k];
                foreach (var b in columns) gram[a, b]++;
            }
        }
        // One indicator for every level and the mean beside them: singular by design, so the spectrum says what is independent.
        var spectrum = gram.Evd(Symmetricity.Symmetric);
        var values = spectrum.EigenValues.Real();
        var turned = spectrum.EigenVectors.TransposeThisAndMultiply(right);
        var explained = 0.0;
        var rank = 0;
        for (var k = 0; k < width; k++)
        {
            if (values[k] <= 1e-9 * values.Maximum()) continue;
            rank++;
            explained += turned[k] * turned[k] / values[k];
        }
        return (explained, rank - 1);
    }
}
