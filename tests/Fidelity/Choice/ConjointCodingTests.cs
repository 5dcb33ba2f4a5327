using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice;

namespace Twins.Tests.Fidelity.Choice;

public sealed class ConjointCodingTests
{
    private static readonly ConjointCoding Coding = new([ConjointAttribute.Of(3), ConjointAttribute.Of(10, 20, 40)]);

    [Fact]
    public void Categories_are_effects_coded_and_numbers_are_themselves()
    {
        Assert.Equal([1, 0, 10], Coding.Codes([0, 0]));
        Assert.Equal([0, 1, 20], Coding.Codes([1, 1]));
        Assert.Equal([-1, -1, 40], Coding.Codes([2, 2]));
    }

    [Fact]
    public void Part_worths_of_categories_sum_to_nothing_and_importances_to_a_hundred()
    {
        Assert.Equal(0, Coding.LevelUtilities(0, [.5, .2, -.1]).Sum(), 1e-12);
        var importance = Importance.Of(Coding, [.5, .2, -.1])!;
        // Ranges: .5 − (−.7) = 1.2 and .1 · 30 = 3.
        Assert.Equal(100 * 1.2 / 4.2, importance[0], 1e-9);
        Assert.Equal(100, importance.Sum(), 1e-9);
        Assert.Null(Importance.Of(Coding, [0, 0, 0]));
    }

    [Fact]
    public void Attributes_without_a_choice_are_refused()
    {
        Assert.Throws<AssumptionException>(() => new ConjointCoding([]));
        Assert.Throws<AssumptionException>(() => new ConjointCoding([ConjointAttribute.Of(1)]));
        Assert.Throws<AssumptionException>(() => new ConjointCoding([ConjointAttribute.Of(5.0, 5.0)]));
        Assert.Throws<AssumptionException>(() => Coding.Codes([0, 3]));
        Assert.Throws<AssumptionException>(() => Coding.Codes([0]));
    }
}
