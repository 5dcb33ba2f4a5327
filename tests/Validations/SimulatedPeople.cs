namespace Twins.Tests.Validations;

/// <summary>People with tastes of their own who answer items on five points, so that what is true of them is known.</summary>
internal static class SimulatedPeople
{
    /// <param name="common">How much of an answer is the person, from 0 to 1; the rest is chance of the item.</param>
    public static double[][] Draw(int people, int items, double common, int seed)
    {
        var chance = new Random(seed);
        return [.. Enumerable.Range(0, people).Select(_ =>
        {
            var taste = Normal(chance);
            return Enumerable.Range(0, items).Select(_ => Point((Math.Sqrt(common) * taste) + (Math.Sqrt(1 - common) * Normal(chance)))).ToArray();
        })];
    }

    /// <summary>Somebody who gives the same answer with a probability, and otherwise that of somebody else.</summary>
    public static double[][] Echo(double[][] people, double same, int seed)
    {
        var chance = new Random(seed);
        return [.. people.Select(p => p.Select((a, k) => chance.NextDouble() < same ? a : people[chance.Next(people.Length)][k]).ToArray())];
    }

    public static string[] Names(int items) => [.. Enumerable.Range(1, items).Select(k => $"q{k}")];

    private static double Point(double latent) => latent switch { < -1.2 => 1, < -.4 => 2, < .4 => 3, < 1.2 => 4, _ => 5 };

    private static double Normal(Random chance) => Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
}
