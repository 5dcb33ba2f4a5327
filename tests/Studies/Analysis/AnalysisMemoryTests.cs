using Twins.Core.Studies.Questions;

namespace Twins.Tests.Studies.Analysis;

/// <summary>Runs while nothing else does: what a process holds is everybody's.</summary>
[Collection(nameof(AnalysisMemoryTests))]
[CollectionDefinition(nameof(AnalysisMemoryTests), DisableParallelization = true)]
public sealed class AnalysisMemoryTests
{
    [Fact]
    public void A_hundred_thousand_evaluations_stay_within_tens_of_megabytes()
    {
        var study = new SmallStudy
        {
            Twins = 1000,
            Variants = [.. Enumerable.Range(0, 50).Select(v => $"v{v}")],
            Replicates = 2,
            Questions = [SmallStudy.Likert, new NpsQuestion { Id = "nps", Text = "Recommend?" }, new YesNoQuestion { Id = "buy", Text = "Buy?" }],
            Answer = a => a.Question is NpsQuestion ? SmallStudy.Point(1 + (a.Twin + a.Variant) % 11, 11) : a.Question is YesNoQuestion ? SmallStudy.Point(1 + a.Twin % 2, 2) : SmallStudy.Point(1 + (a.Twin + a.Variant) % 5),
            Reason = a => $"Reason {a.Twin} of {a.Variant}",
        };
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var analysis = study.Analysis();
        var held = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        GC.KeepAlive(analysis);
        TestContext.Current.TestOutputHelper?.WriteLine($"{held:0.0} MB");
        Assert.InRange(held, 0, 60);
    }
}
