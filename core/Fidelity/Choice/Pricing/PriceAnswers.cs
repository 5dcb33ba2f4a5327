namespace Twins.Core.Fidelity.Choice.Pricing;

/// <summary>Answers of people with weight that make sense, and how many did not.</summary>
public sealed class PriceAnswers
{
    private PriceAnswers(IReadOnlyList<PriceAnswer> valid, int contradictory, int incomplete)
    {
        (Valid, Contradictory, Incomplete) = (valid, contradictory, incomplete);
        Prices = [.. valid.SelectMany(a => a.Prices).Distinct().Order()];
        Places = [.. valid.Select(a => a.Prices.Select(p => Array.BinarySearch(Prices, p)).ToArray())];
        Weights = [.. valid.Select(a => a.Weight)];
        EffectivePeople = SampleWorth.Kish(Weights);
    }

    /// <summary>Those whose prices rise strictly: tooCheap &lt; cheap &lt; expensive &lt; tooExpensive.</summary>
    public IReadOnlyList<PriceAnswer> Valid { get; }

    /// <summary>People set aside since their prices do not rise.</summary>
    public int Contradictory { get; }

    /// <summary>People set aside since a price is missing.</summary>
    public int Incomplete { get; }

    /// <summary>Every price that a valid person named, each once, from low to high.</summary>
    internal double[] Prices { get; }

    /// <summary>Per valid person, where their four prices are among <see cref="Prices"/>.</summary>
    internal int[][] Places { get; }

    internal double[] Weights { get; }

    /// <summary>Kish's effective number of valid people.</summary>
    public double EffectivePeople { get; }

    /// <exception cref="AssumptionException">A price below 0 or infinite, useless weights, or fewer than two people whose prices rise.</exception>
    public static PriceAnswers Of(IReadOnlyList<PriceAnswer> answers)
    {
        foreach (var price in answers.SelectMany(a => a.Prices))
            if (price < 0 || double.IsInfinity(price)) throw new AssumptionException($"{price} is not a price; prices are finite and not negative.");
        Assume.AtLeast(2, answers.Count, "people");
        Assume.Weights([.. answers.Select(a => a.Weight)]);
        PriceAnswer[] counted = [.. answers.Where(a => a.Weight > 0)];
        PriceAnswer[] complete = [.. counted.Where(a => !a.Prices.Any(double.IsNaN))];
        PriceAnswer[] valid = [.. complete.Where(a => a.TooCheap < a.Cheap && a.Cheap < a.Expensive && a.Expensive < a.TooExpensive)];
        Assume.AtLeast(2, valid.Length, "people whose four prices rise");
        return new PriceAnswers(valid, complete.Length - valid.Length, counted.Length - complete.Length);
    }
}
