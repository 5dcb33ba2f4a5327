using CsCheck;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Comparisons;

namespace Twins.Tests.Fidelity.Comparisons;

public sealed class MultipleTestsTests
{
    [Fact]
    public void Adjusted_values_are_what_statsmodels_computes()
    {
        var expected = Figures.Fidelity("agreement").GetProperty("tests");
        var p = expected.Numbers("p");
        Assert.Equal(expected.Numbers("holm"), MultipleTests.Holm(p), Close);
        Assert.Equal(expected.Numbers("bh"), MultipleTests.BenjaminiHochberg(p), Close);
    }

    [Fact]
    public void Adjusting_never_lowers_a_value_nor_changes_the_order() =>
        Gen.Double[0, 1].Array[1, 40].Sample(p =>
        {
            foreach (var adjusted in new[] { MultipleTests.Holm(p), MultipleTests.BenjaminiHochberg(p) })
                for (var i = 0; i < p.Length; i++)
                {
                    Assert.InRange(adjusted[i], p[i] - 1e-12, 1);
                    for (var j = 0; j < p.Length; j++)
                        if (p[i] < p[j]) Assert.True(adjusted[i] <= adjusted[j]);
                }
        });

    [Fact]
    public void What_is_no_p_value_is_refused() => Assert.Throws<AssumptionException>(() => MultipleTests.Holm([.1, double.NaN]));

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-12;
}
