using System.Text.Json;
using Twins.Bench.Loopback;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Model;
using Twins.Core.Runs;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Respondents.Model;

public sealed class LedgerTests
{
    [Fact]
    public async Task What_was_bought_is_never_bought_again_and_reads_the_same()
    {
        await using var wired = await Wired.StartAsync(tune: s => s with { Prices = new ModelPrices(1, .5m, 4) });
        var evaluation = Sample.Evaluation(Sample.Appeal, Sample.Try, Sample.Why);
        var first = await wired.AskAsync(evaluation);
        var second = await wired.AskAsync(evaluation);
        Assert.Equal(1, wired.Seen.Chats);
        Assert.Equal(JsonSerializer.Serialize(first.Outcomes.Cast<object>()), JsonSerializer.Serialize(second.Outcomes.Cast<object>()));
        Assert.Equal((first.Reason, first.Objection), (second.Reason, second.Objection));
        Assert.Equal((1, 0), (first.Usage.Calls, first.Usage.Reused));
        // What costs nothing now says so: costs of a resumed run are what it bought itself.
        Assert.Equal(new Usage(0, 1, 0, 0, 0, 0), second.Usage);
        Assert.True(first.Usage is { InputTokens: > 0, OutputTokens: > 0, Cost: > 0 });
    }

    [Fact]
    public async Task Two_who_need_the_same_call_at_once_share_it()
    {
        await using var wired = await Wired.StartAsync(new LoopbackOptions { Latency = TimeSpan.FromMilliseconds(50) });
        var evaluation = Sample.Evaluation(Sample.Appeal);
        var both = await Task.WhenAll(wired.AskAsync(evaluation), wired.AskAsync(evaluation));
        Assert.Equal(1, wired.Seen.Chats);
        Assert.Equal(1, both.Sum(r => r.Usage.Calls));
    }

    [Fact]
    public async Task A_reply_that_was_unparseable_once_is_read_again_and_not_bought_again()
    {
        await using var wired = await Wired.FailingAsync(new Fault.Malformed());
        var evaluation = Sample.Evaluation(Sample.Appeal);
        Assert.IsType<Outcome.Unparseable>((await wired.AskAsync(evaluation)).Outcomes[0]);
        // As if an older reader had called a good reply unparseable: today's reader decides by the raw reply alone.
        wired.Ledger.Rewrite(wired.Ledger.Entries.Single().Key, e => e with { Outcome = "unparseable", Raw = """{"text":"{\"answers\":{\"appeal\":4},\"reason\":\"r\",\"objection\":null,\"evidence\":[]}","finish_reason":"stop","usage":[1,0,1]}""" });
        var answered = Assert.IsType<Outcome.Answered>((await wired.AskAsync(evaluation)).Outcomes[0]);
        Assert.Equal([0, 0, 0, 1, 0], Assert.IsType<CategoricalAnswer>(answered.Answer).Probabilities);
        Assert.Equal(1, wired.Seen.Chats);
    }

    [Fact]
    public async Task The_key_follows_content_and_not_names_places_or_prices()
    {
        var evaluation = Sample.Evaluation(Sample.Appeal);
        var key = await KeyAsync(evaluation);
        Assert.Equal("mara", key.Twin);
        Assert.Equal(key, await KeyAsync(evaluation));
        Assert.Equal(key, await KeyAsync(evaluation with { Stimulus = Sample.Stimulus(Sample.Message with { Id = "renamed" }) }));
        Assert.Equal(key, await KeyAsync(evaluation with { Presentation = new Presentation(false, 12) }));
        Assert.Equal(key, await KeyAsync(evaluation, s => s with { Prices = new ModelPrices(9, 9, 9), SamplingDraws = 9, SsrTemperature = 2 }));
    }

    [Fact]
    public async Task Whatever_changes_the_reply_changes_the_key()
    {
        var evaluation = Sample.Evaluation(Sample.Appeal);
        LedgerKey[] keys =
        [
            await KeyAsync(evaluation),
            await KeyAsync(evaluation with { Stimulus = Sample.Stimulus(Sample.Message with { Headline = "Dinner, no queue" }) }),
            await KeyAsync(evaluation with { Stimulus = evaluation.Stimulus with { Context = "A stranger writes to you." } }),
            await KeyAsync(evaluation with { Stimulus = evaluation.Stimulus with { Currency = "SEK" } }),
            await KeyAsync(evaluation with { Member = evaluation.Member with { Version = "another" } }),
            await KeyAsync(evaluation with { Replicate = 1 }),
            await KeyAsync(evaluation with { Paraphrase = 1 }),
            await KeyAsync(evaluation with { Presentation = new Presentation(true, 11) }),
            await KeyAsync(evaluation with { Elicitation = Elicitation.Stated }),
            await KeyAsync(Sample.Evaluation(Sample.Appeal, Sample.Try)),
            await KeyAsync(evaluation, s => s with { Model = "another" }),
            await KeyAsync(evaluation, s => s with { Temperature = 0 }),
            await KeyAsync(evaluation, s => s with { MaxOutputTokens = 99 }),
            await KeyAsync(evaluation, s => s with { ReasoningEffort = "low" }),
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public async Task A_budget_stops_before_the_call_that_could_pass_it()
    {
        await using var wired = await Wired.StartAsync(tune: s => s with { Prices = new ModelPrices(1, .5m, 4) }, budget: .001m);
        await Assert.ThrowsAsync<BudgetExhaustedException>(() => wired.AskAsync(Sample.Evaluation(Sample.Appeal)));
        Assert.Equal(0, wired.Seen.Chats);
    }

    [Fact]
    public async Task A_call_never_costs_more_than_was_set_aside()
    {
        // The ceiling of one call is some number; a budget of what it cost is below it, a budget of a dollar above.
        await using var wired = await Wired.StartAsync(tune: s => s with { Prices = new ModelPrices(2, 1, 8), MaxOutputTokens = 200 }, budget: 1);
        var cost = (await wired.AskAsync(Sample.Evaluation(Sample.Appeal))).Usage.Cost;
        await using var poor = await Wired.StartAsync(tune: s => s with { Prices = new ModelPrices(2, 1, 8), MaxOutputTokens = 200 }, budget: cost);
        await Assert.ThrowsAsync<BudgetExhaustedException>(() => poor.AskAsync(Sample.Evaluation(Sample.Appeal)));
    }

    private static async Task<LedgerKey> KeyAsync(Evaluation evaluation, Func<ModelSettings, ModelSettings>? tune = null)
    {
        await using var wired = await Wired.StartAsync(tune: tune);
        await wired.AskAsync(evaluation);
        return wired.Ledger.Entries.Single().Key;
    }
}
