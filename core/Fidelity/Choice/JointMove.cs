namespace Twins.Core.Fidelity.Choice;

/// <summary>A Metropolis step of all people at once, of a size that is taken in about a quarter of the rounds.</summary>
internal sealed class JointMove(ChoiceDifferences[] people, Random chance)
{
    private const double GoodAcceptance = .25;

    public double Size { get; private set; } = .3;

    /// <summary>ln likelihood of all people's choices.</summary>
    public double Height(double[][] tastes)
    {
        var sum = 0.0;
        for (var i = 0; i < people.Length; i++) sum += people[i].LogLikelihood(tastes[i]);
        return sum;
    }

    /// <param name="height">ln likelihood where people stand; of where they go once the step is taken.</param>
    /// <param name="to">Where a person's taste for a column goes.</param>
    /// <param name="prior">ln of what the target changes by beside the likelihood.</param>
    /// <returns>The tastes of all where the step is taken, or null.</returns>
    public double[][]? Try(double[][] tastes, ref double height, Func<double[], int, double> to, double prior, bool adapt)
    {
        double[][] moved = [.. tastes.Select(b =>
        {
            var there = new double[b.Length];
            for (var k = 0; k < people[0].Attributes; k++) there[k] = to(b, k);
            return there;
        })];
        var next = Height(moved);
        var taken = Math.Log(1 - chance.NextDouble()) < next - height + prior;
        if (adapt) Size *= taken ? 1 + (.06 * (1 - GoodAcceptance)) : 1 - (.06 * GoodAcceptance);
        if (!taken) return null;
        height = next;
        return moved;
    }
}
