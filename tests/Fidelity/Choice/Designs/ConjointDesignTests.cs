using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice;
using Twins.Core.Fidelity.Choice.Designs;

namespace Twins.Tests.Fidelity.Choice.Designs;

public sealed class ConjointDesignTests
{
    private static readonly ConjointCoding Coding = new([ConjointAttribute.Of(3), ConjointAttribute.Of(3), ConjointAttribute.Of(2), ConjointAttribute.Of(10, 20, 30)]);
    private static readonly ConjointDesignOptions Options = new() { Tasks = 9, Alternatives = 3, Versions = 2, Seed = 1, Trials = 4000 };

    [Fact]
    public void A_design_is_balanced_overlaps_little_and_beats_random_ones()
    {
        var design = ConjointDesign.Of(Coding, Options);
        Assert.Equal(0, design.Imbalance, 1e-12);
        Assert.True(design.Efficiency > 1.2, $"{design.Efficiency}");
        // Three products of three levels need not overlap; those of two levels must in one pair of three.
        Assert.InRange(design.Overlap, 1 / 12.0 - 1e-9, .2);
        Assert.All(design.Versions.SelectMany(v => v), task => Assert.Equal(3, task.Select(p => string.Join(',', p)).Distinct().Count()));
    }

    [Fact]
    public void More_trials_never_make_it_worse() =>
        Assert.True(ConjointDesign.Of(Coding, Options).Efficiency >= ConjointDesign.Of(Coding, Options with { Trials = 0 }).Efficiency - .02);

    [Fact]
    public void Errors_of_a_fit_are_as_much_smaller_as_the_efficiency_says()
    {
        // Choices at random are what utilities of 0 give.
        var design = ConjointDesign.Of(Coding, Options with { Versions = 6 });
        var chance = new Random(1);
        double designed = 0, random = 0;
        for (var study = 0; study < 12; study++)
        {
            designed += Volume(design.Versions.SelectMany(v => v));
            random += Volume(Enumerable.Range(0, 54).Select(_ => Enumerable.Range(0, 3).Select(_ => new[] { chance.Next(3), chance.Next(3), chance.Next(2), chance.Next(3) }).ToArray())) / 1;
        }
        Assert.InRange((random - designed) / 12 / Math.Log(design.Efficiency), .7, 1.4);

        // ln (det V)^{1/K}
        double Volume(IEnumerable<int[][]> tasks)
        {
            var fit = MultinomialLogit.Fit(new ChoiceTable([.. Enumerable.Repeat(tasks.ToArray(), 10).SelectMany(t => t).Select(t => new ChoiceTask(0, [.. t.Select(Coding.Codes)], chance.Next(3)))]));
            return Math.Log(MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfArray(fit.Covariance).Determinant()) / Coding.Width;
        }
    }

    [Fact]
    public void Prohibited_products_are_never_shown_and_the_price_of_that_is_told()
    {
        Prohibition[] prohibitions = [new(0, 0, 1, 0), new(0, 0, 1, 1), new(2, 1, 3, 2)];
        var design = ConjointDesign.Of(Coding, Options with { Prohibitions = prohibitions });
        Assert.All(design.Versions.SelectMany(v => v).SelectMany(t => t), p => Assert.DoesNotContain(prohibitions, f => p[f.Attribute] == f.Level && p[f.OtherAttribute] == f.OtherLevel));
        Assert.True(design.Efficiency > 1);
    }

    [Fact]
    public void Believed_utilities_give_another_design_than_none()
    {
        var none = ConjointDesign.Of(Coding, Options);
        var believed = ConjointDesign.Of(Coding, Options with { Utilities = [1, 0, .5, 0, .8, -.1] });
        Assert.NotEqual(none.Versions.SelectMany(v => v).SelectMany(t => t).SelectMany(p => p), believed.Versions.SelectMany(v => v).SelectMany(t => t).SelectMany(p => p));
        Assert.True(believed.Efficiency > 1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_design()
    {
        int[] Levels() => [.. ConjointDesign.Of(Coding, Options).Versions.SelectMany(v => v).SelectMany(t => t).SelectMany(p => p)];
        Assert.Equal(Levels(), Levels());
    }

    [Fact]
    public void Designs_that_cannot_tell_utilities_apart_are_refused()
    {
        Assert.Contains("cannot tell", Refusal(Options with { Tasks = 1, Versions = 1 }));
        Assert.Contains("products", Refusal(Options with { Alternatives = 1 }));
        Assert.Contains("utilities", Refusal(Options with { Utilities = [1] }));
        Assert.Contains("prohibition", Refusal(Options with { Prohibitions = [new(0, 0, 0, 1)] }), StringComparison.OrdinalIgnoreCase);
        // Everything but one product is forbidden.
        Assert.Contains("prohibit", Refusal(Options with { Prohibitions = [.. from l in Enumerable.Range(0, 3) from m in Enumerable.Range(0, 3) where l > 0 || m > 0 select new Prohibition(0, l, 1, m), new(2, 0, 3, 0), new(2, 0, 3, 1), new(2, 0, 3, 2), new(2, 1, 3, 0), new(2, 1, 3, 1)] }));

        static string Refusal(ConjointDesignOptions options) => Assert.Throws<AssumptionException>(() => ConjointDesign.Of(Coding, options)).Message;
    }
}
