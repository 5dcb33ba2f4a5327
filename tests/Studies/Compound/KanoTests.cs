using Twins.Bench.Loopback;
using Twins.Core.Fidelity.Choice.Kano;
using Twins.Core.Respondents;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Analysis.Compound;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;
using Twins.Tests.Respondents.Model;
using Twins.Tests.Studies.Analysis;

namespace Twins.Tests.Studies.Compound;

public sealed class KanoTests
{
    private static readonly KanoQuestion Features = new()
    {
        Id = "features",
        Text = "How would you feel?",
        Features = [new() { Id = "safe", Text = "Safe payment" }, new() { Id = "gift", Text = "A gift" }, new() { Id = "music", Text = "Music" }],
    };

    [Fact]
    public async Task Every_feature_is_asked_both_ways_in_orders_that_go_round()
    {
        await using var wired = await Wired.FailingAsync(new Fault.Says("""{"answers":{"features":{"with_safe":"expect","without_safe":"dislike","with_gift":"like","without_gift":"neutral","with_music":"neutral","without_music":"tolerate"}},"reason":"r","objection":null,"evidence":[]}"""));
        var evaluation = Sample.Evaluation(Features);
        var first = await wired.AskAsync(evaluation);
        for (var replicate = 1; replicate < Features.Versions; replicate++) await wired.AskAsync(evaluation with { Replicate = replicate, Presentation = evaluation.Presentation with { Replicate = replicate } });
        Assert.Equal([1, 4, 0, 2, 2, 3], Assert.IsType<CompoundAnswer>(Assert.IsType<Outcome.Answered>(first.Outcomes[0]).Answer).Values);
        Assert.Equal(12, wired.Sent.Select(b => string.Join('|', b.Split("\\n").Where(l => l.StartsWith("- ", StringComparison.Ordinal)))).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("with it `with_safe`, without it `without_safe`", string.Concat(wired.Sent), StringComparison.Ordinal);
        Assert.Contains("without it `without_safe`, with it `with_safe`", string.Concat(wired.Sent), StringComparison.Ordinal);
    }

    [Fact]
    public void Features_fall_into_their_categories()
    {
        var report = Found(Study(40));
        Assert.Equal(["gift", "safe", "music"], report.Features.Select(f => f.Id));
        Assert.Equal([KanoCategory.Attractive, KanoCategory.MustBe, KanoCategory.Indifferent], report.Features.Select(f => f.Category));
        Assert.All(report.Features, f => Assert.Equal(1, f.Shares.Sum(), 9));
        // Nine of ten like the gift; who is contrary would rather be without it and is in neither coefficient.
        Assert.Equal(1, report.Features[0].Better!.Value.Value);
        Assert.Equal(-1, report.Features[1].Worse!.Value.Value);
        Assert.True(report.Features[0].Better!.Value.Low < 1);
        Assert.Equal(VerdictKind.Separable, report.Verdict.Kind);
        Assert.Contains("a delighter: 'A gift'", report.Verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Halves_that_disagree_make_a_feature_mixed()
    {
        var report = Found(Study(40) with { Answer = a => a.Twin % 2 is 0 ? Answer(0, 4, 0, 4, 0, 4) : Answer(2, 2, 2, 2, 2, 2) });
        Assert.All(report.Features, f => Assert.False(f.Clear));
        Assert.Equal(VerdictKind.TooCloseToCall, report.Verdict.Kind);
    }

    [Fact]
    public void A_twin_that_was_asked_three_times_is_one_person()
    {
        var report = Found(Study(20) with { Replicates = 3, Answer = a => a.Replicate is 1 ? Answer(2, 2, 2, 2, 2, 2) : Typical(a.Twin) });
        Assert.Equal((20, 60), (report.Base, report.Answers));
        Assert.Equal(Found(Study(20)).Features.Select(f => string.Join(' ', f.Shares)), report.Features.Select(f => string.Join(' ', f.Shares)));
    }

    [Fact]
    public void Ids_that_cannot_be_fields_are_refused() =>
        Assert.Contains("letters, digits or underscores", (Features with { Features = [new() { Id = "a b", Text = "A" }, new() { Id = "c", Text = "C" }] }).Flaw(), StringComparison.Ordinal);

    private static SmallStudy Study(int twins) => new() { Twins = twins, Variants = [], Questions = [Features], Answer = a => Typical(a.Twin) };

    private static KanoReport Found(SmallStudy study) => Assert.IsType<KanoReport>(Assert.Single(study.Report().Questions[0].Compound));

    private static Outcome.Answered Typical(int twin) => twin % 10 is 0 ? Answer(1, 4, 4, 0, 2, 2) : Answer(1, 4, 0, 2, 2, 3);

    private static Outcome.Answered Answer(params double[] values) => new(new CompoundAnswer(values));
}
