using CsCheck;
using Twins.Core.Fidelity.Comparisons;

namespace Twins.Tests.Fidelity.Comparisons;

public sealed class LettersTests
{
    [Fact]
    public void Two_things_share_a_letter_exactly_when_they_cannot_be_told_apart() =>
        Gen.Int[1, 14].SelectMany(n => Gen.Bool.Array[n * n].Select(bits => (n, bits))).Sample(drawn =>
        {
            var (n, bits) = drawn;
            var apart = new bool[n, n];
            for (var a = 0; a < n; a++)
                for (var b = a + 1; b < n; b++) apart[a, b] = apart[b, a] = bits[a * n + b];
            var letters = Letters.Of(apart);
            for (var a = 0; a < n; a++)
            {
                Assert.NotEmpty(letters[a]);
                for (var b = 0; b < n; b++)
                    if (a != b) Assert.Equal(apart[a, b], !letters[a].Intersect(letters[b]).Any());
            }
        });

    [Fact]
    public void A_run_of_a_ranking_reads_a_ab_b()
    {
        var apart = new bool[3, 3];
        apart[0, 2] = apart[2, 0] = true;
        Assert.Equal(["a", "ab", "b"], Letters.Of(apart));
    }

    [Fact]
    public void Fifty_variants_that_all_differ_have_fifty_letters()
    {
        var apart = new bool[50, 50];
        for (var a = 0; a < 50; a++)
            for (var b = 0; b < 50; b++) apart[a, b] = a != b;
        Assert.Equal(50, Letters.Of(apart).Distinct().Count());
    }
}
