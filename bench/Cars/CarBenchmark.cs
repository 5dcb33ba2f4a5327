using Twins.Core.Fidelity.Choice;

namespace Twins.Bench.Cars;

/// <summary>EV4: can the last three choices of each person be foretold from their first twelve?</summary>
public static class CarBenchmark
{
    private const int HeldOut = 3;
    private const double Gate = .72;
    private static readonly double[] Spreads = [.03, .1, .3, 1];

    /// <param name="path">Of cars_us_conjoint.csv; found beside the checkout unless given.</param>
    /// <returns>0, 1 when the gate is missed, 2 when the file cannot be used.</returns>
    public static int Run(string? path, TextWriter @out)
    {
        try
        {
            var loss = Judge(CarChoices.Read(path ?? SharedData.Find("choice", "cars_us_conjoint.csv")), @out);
            @out.WriteLine();
            @out.WriteLine($"Gate: individual log-loss at most {Gate}: {loss:0.000}, {(loss <= Gate ? "reached" : "missed")}.");
            return loss <= Gate ? 0 : 1;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            @out.WriteLine(e.Message);
            return 2;
        }
    }

    /// <returns>The log-loss of the individual model.</returns>
    private static double Judge(IReadOnlyList<ChoiceTask> choices, TextWriter @out)
    {
        var (training, held) = Holdout.Last(choices, HeldOut);
        var table = new ChoiceTable(training);
        var aggregate = MultinomialLogit.Fit(table);
        // Sixteen columns need a longer chain than the usual few; which prior is better shows in a shorter one.
        var options = new HierarchicalOptions { Seed = 1, Every = 12 };
        options = options with { Spread = PriorSpread.Choose(training, Spreads, 2, options with { Kept = 250, Every = 3 }) };
        var people = HierarchicalLogit.Fit(table, options);
        var loss = CarScores.Write(training, held, aggregate, people, options, @out);
        @out.WriteLine();
        CarMarket.Write(aggregate, people, @out);
        return loss;
    }
}
