using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice;

namespace Twins.Bench.Cars;

/// <summary>What the tastes for cars are worth in dollars and what shares three cars of one price would take.</summary>
internal static class CarMarket
{
    private const int Seed = 1;

    public static void Write(LogitFit aggregate, HierarchicalFit people, TextWriter @out)
    {
        @out.WriteLine("| worth in 1,000 $ of | one taste for all | mean person | median person | do not mind the price |");
        @out.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var column in (string[])["bev150", "bevFastcharge", "opCost", "accelTime", "chinese"])
        {
            var k = Array.IndexOf(CarChoices.Columns, column);
            WillingnessToPay all = WillingnessToPay.Of(aggregate, k, CarChoices.Price), mean = WillingnessToPay.Of(people, k, CarChoices.Price);
            var median = PersonalWorth.Of(people, k, CarChoices.Price, Seed);
            @out.WriteLine($"| {column} | {all.Value:0.0} ({Show(all.Interval)}) | {mean.Value:0.0} ({Show(mean.Interval)}) | {median.Median:0.0} ({Show(median.Interval)}) | {100 * median.Insensitive:0} % |");
        }
        @out.WriteLine();
        Shares(aggregate, people, @out);
    }

    private static void Shares(LogitFit aggregate, HierarchicalFit people, TextWriter @out)
    {
        string[] names = ["petrol", "hybrid", "electric, 150 miles"];
        double[][] cars = [Car(""), Car("hev"), Car("bev150")];
        var all = MarketShares.Of(aggregate, cars);
        var preference = MarketShares.Of(people, cars, Seed);
        var first = MarketShares.FirstChoices(people, cars, Seed);
        @out.WriteLine("| share among three American cars at 25,000 $, 10 cents a mile, 7 s | one taste for all | people, preference | people, first choice |");
        @out.WriteLine("| --- | --- | --- | --- |");
        for (var j = 0; j < cars.Length; j++)
            @out.WriteLine($"| {names[j]} | {all[j].Share:0.000} ({Show(all[j].Interval, 3)}) | {preference[j].Mean:0.000} ({Show(preference[j].Interval, 3)}) | {first[j]:0.000} |");

        double[] Car(string drive) => [.. CarChoices.Columns.Select(c => c == drive || c == "american" ? 1 : c switch { "price" => 25, "opCost" => 10, "accelTime" => 7, _ => 0.0 })];
    }

    private static string Show(Interval interval, int digits = 1) => $"{interval.Low.ToString($"F{digits}")} to {interval.High.ToString($"F{digits}")}";
}
