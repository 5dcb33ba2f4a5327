using MathNet.Numerics.Distributions;

namespace Twins.Tests.Fidelity.Calibration;

/// <summary>Answers of people and of their twins, made from two normal series that correlate.</summary>
internal sealed record Shape(string Name, double Mean, Func<double, double> Answer)
{
    private static readonly double[] Steps = [.1, .2, .4, .65];

    public static IReadOnlyDictionary<string, Shape> All { get; } = new[]
    {
        new Shape("normal", 0, z => z),
        new Shape("skewed", 1, z => -Math.Log(1 - Normal.CDF(0, 1, z))),
        // Ratings from 1 to 5 that crowd at one end: 10, 10, 20, 25 and 35 %.
        new Shape("Likert", 3.65, z => 1 + Steps.Count(s => Normal.CDF(0, 1, z) > s)),
    }.ToDictionary(s => s.Name);

    public static Shape YesNo(double share) => new("yes or no", share, z => Normal.CDF(0, 1, z) > 1 - share ? 1 : 0);

    public (double[] Human, double[] Twin) Draw(int people, double correlation, Random chance)
    {
        double[] human = new double[people], twin = new double[people];
        for (var i = 0; i < people; i++)
        {
            double a = Normal.Sample(chance, 0, 1), b = (correlation * a) + (Math.Sqrt(1 - (correlation * correlation)) * Normal.Sample(chance, 0, 1));
            (human[i], twin[i]) = (Answer(a), Answer(b));
        }
        return (human, twin);
    }
}
