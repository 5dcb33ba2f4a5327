using System.Text.Json;
using Twins.Bench.Loopback;
using Twins.Core.Respondents;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Respondents.Model;

public sealed class ElicitationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Log_probabilities_become_the_distribution_that_the_model_had(bool singleDigits)
    {
        // Messages are changed until the model has given every answer from 0 to 10.
        await using var server = await Wired.StartAsync(new LoopbackOptions { SingleDigits = singleDigits });
        var seen = new HashSet<int>();
        for (var replicate = 0; seen.Count < 11 && replicate < 400; replicate++)
        {
            var evaluation = Asked(Elicitation.Logprobs, Sample.Recommend) with { Stimulus = Sample.Stimulus(Sample.Message with { Headline = $"Number {replicate}" }) };
            var before = server.Ledger.Entries.Select(e => e.Key).ToHashSet();
            var outcome = (await server.AskAsync(evaluation)).Outcomes[0];
            var chosen = Chosen(server.Ledger.Entries.Single(e => !before.Contains(e.Key)).Raw);
            var expected = TokenText.Weights(11, chosen);
            if (outcome is Outcome.Unparseable unsure)
            {
                // A digit-splitting model that answers 9 leaves open how its "1" would have gone on.
                Assert.True(singleDigits && expected[1] + expected[10] > .02 && chosen is not (1 or 10), unsure.Reason);
                Assert.Contains("begin alike", unsure.Reason, StringComparison.Ordinal);
            }
            else
            {
                var read = Assert.IsType<CategoricalAnswer>(Assert.IsType<Outcome.Answered>(outcome).Answer).Probabilities;
                // What is open may be up to 2 % of the whole.
                var slack = singleDigits && chosen is not (1 or 10) ? .025 : 1e-6;
                for (var i = 0; i < 11; i++) Assert.Equal(expected[i] / expected.Sum(), read[i], slack);
            }
            seen.Add(chosen);
        }
        Assert.Equal(11, seen.Count);
    }

    [Fact]
    public async Task Log_probabilities_of_words_are_read_too()
    {
        await using var wired = await Wired.StartAsync();
        var read = Distribution(await wired.AskAsync(Asked(Elicitation.Logprobs, Sample.Try)));
        Assert.Equal(.6 / .98, read.Max(), 1e-6);
        Assert.Equal(1, read.Sum(), 1e-9);
    }

    [Fact]
    public async Task Without_log_probabilities_in_the_reply_nothing_is_made_up()
    {
        await using var wired = await Wired.FailingAsync(new Fault.Says("""{"answers":{"appeal":4},"reason":"r","objection":null,"evidence":[]}"""));
        var outcome = (await wired.AskAsync(Asked(Elicitation.Logprobs, Sample.Appeal))).Outcomes[0];
        Assert.Contains("no log-probabilities", Assert.IsType<Outcome.Unparseable>(outcome).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Probabilities_are_stated_where_the_model_has_no_log_probabilities()
    {
        await using var wired = await Wired.StartAsync();
        var read = Distribution(await wired.AskAsync(Asked(Elicitation.Probabilities, Sample.Appeal)));
        Assert.DoesNotContain("logprobs", wired.Sent[0], StringComparison.Ordinal);
        Assert.Equal(5, read.Count);
    }

    [Fact]
    public async Task Probabilities_are_stated_where_the_reply_came_without_log_probabilities_and_sampled_where_that_fails_too()
    {
        await using var wired = await Wired.StartAsync(
            new LoopbackOptions { Script = n => n < 2 ? new Fault.Says("""{"answers":{"appeal":4},"reason":"first","objection":null,"evidence":[]}""") : null },
            s => s with { SupportsLogprobs = true, SamplingDraws = 3 });
        var asked = await wired.AskAsync(Asked(Elicitation.Probabilities, Sample.Appeal));
        Assert.Equal(1, Distribution(asked).Sum(), 1e-9);
        Assert.Equal((5, "first"), (asked.Usage.Calls, asked.Reason));
        Assert.Contains("logprobs", wired.Sent[0], StringComparison.Ordinal);
        // Asked again, the replies in the ledger lead the same way.
        Assert.Equal((0, 5), ((await wired.AskAsync(Asked(Elicitation.Probabilities, Sample.Appeal))).Usage is var again ? (again.Calls, again.Reused) : default));
    }

    [Fact]
    public async Task A_reply_that_was_cut_off_is_not_asked_for_in_other_ways()
    {
        await using var wired = await Wired.StartAsync(new LoopbackOptions { Script = _ => new Fault.Truncated() }, s => s with { SupportsLogprobs = true });
        var outcome = (await wired.AskAsync(Asked(Elicitation.Probabilities, Sample.Appeal))).Outcomes[0];
        Assert.Contains("cut off", Assert.IsType<Outcome.Unparseable>(outcome).Reason, StringComparison.Ordinal);
        Assert.Single(wired.Sent);
    }

    [Theory]
    [InlineData("""{"1":0.1,"2":0.2,"3":0.3,"4":0.3,"5":0.1}""", .3)]
    [InlineData("""{"1":10,"2":20,"3":30,"4":30,"5":10}""", .3)]
    [InlineData("""{"1":0.1,"2":0.2,"3":0.3,"4":0.3,"5":-0.1}""", null)]
    [InlineData("""{"1":0,"2":0,"3":0,"4":0,"5":0}""", null)]
    [InlineData("""{"1":3,"2":3,"3":3,"4":3,"5":3}""", null)]
    [InlineData("""{"1":0.5,"2":0.5}""", null)]
    [InlineData("4", null)]
    public async Task Stated_probabilities_are_scaled_or_refused(string stated, double? fourth)
    {
        await using var wired = await Wired.FailingAsync(new Fault.Says($$"""{"answers":{"appeal":{{stated}}},"reason":"r","objection":null,"evidence":[]}"""));
        var outcome = (await wired.AskAsync(Asked(Elicitation.Stated, Sample.Appeal))).Outcomes[0];
        if (fourth is not { } p) Assert.IsType<Outcome.Unparseable>(outcome);
        else Assert.Equal(p, Assert.IsType<CategoricalAnswer>(Assert.IsType<Outcome.Answered>(outcome).Answer).Probabilities[3], 1e-9);
    }

    [Fact]
    public async Task Sampling_averages_draws_that_are_each_in_the_ledger()
    {
        await using var wired = await Wired.StartAsync(tune: s => s with { SamplingDraws = 7 });
        var response = await wired.AskAsync(Asked(Elicitation.Sampling, Sample.Appeal));
        Assert.Equal(7, wired.Ledger.Entries.Count);
        Assert.Equal(7, response.Usage.Calls);
        Assert.All(wired.Sent, body => Assert.Equal(1, JsonDocument.Parse(body).RootElement.GetProperty("temperature").GetDouble()));
        var read = Distribution(response);
        Assert.Equal(1, read.Sum(), 1e-9);
        Assert.All(read, p => Assert.Equal(Math.Round(p * 7), p * 7, 1e-9));
        Assert.Equal(7, (await wired.AskAsync(Asked(Elicitation.Sampling, Sample.Appeal))).Usage.Reused);
    }

    [Fact]
    public async Task A_failed_draw_is_left_out_and_too_few_answers_are_no_answer()
    {
        await using var some = await Wired.StartAsync(new LoopbackOptions { Script = n => n < 2 ? new Fault.Malformed() : null }, s => s with { SamplingDraws = 5 });
        Assert.Equal(1, Distribution(await some.AskAsync(Asked(Elicitation.Sampling, Sample.Appeal))).Sum(), 1e-9);
        await using var most = await Wired.StartAsync(new LoopbackOptions { Script = n => n < 3 ? new Fault.Nulls() : null }, s => s with { SamplingDraws = 5 });
        Assert.IsType<Outcome.Abstained>((await most.AskAsync(Asked(Elicitation.Sampling, Sample.Appeal))).Outcomes[0]);
    }

    [Fact]
    public async Task Ssr_turns_words_into_the_distribution_of_the_formula()
    {
        await using var wired = await Wired.StartAsync();
        var question = Sample.Appeal with { Anchors = [["not at all", "a little", "somewhat", "a lot", "would buy it and tell my neighbour"], ["never", "hardly", "perhaps", "probably", "definitely"]] };
        var read = Distribution(await wired.AskAsync(Asked(Elicitation.Ssr, question)));
        var text = JsonDocument.Parse(JsonDocument.Parse(wired.Ledger.Entries.Single(e => e.Raw.Contains("answers", StringComparison.Ordinal)).Raw).RootElement.GetProperty("text").GetString()!)
            .RootElement.GetProperty("answers").GetProperty("appeal").GetString()!;
        var expected = question.Anchors.Select(set => Spread([.. set.Select(a => (1 + Dot(text, a)) / 2)])).ToList();
        for (var i = 0; i < 5; i++) Assert.Equal((expected[0][i] + expected[1][i]) / 2, read[i], 1e-6);
        Assert.Contains("anchors", wired.Ledger.Entries.Select(e => e.Key.Twin));
        Assert.Equal(2, wired.Seen.Embeddings);
    }

    [Fact]
    public async Task Ssr_asks_for_words_and_shows_no_scale()
    {
        await using var wired = await Wired.StartAsync();
        await wired.AskAsync(Asked(Elicitation.Ssr, Sample.Appeal));
        Assert.DoesNotContain("strongly agree", wired.Sent[0], StringComparison.Ordinal);
        // Six sets of five made from the labels.
        Assert.Equal(30, JsonDocument.Parse(wired.Sent[2]).RootElement.GetProperty("input").GetArrayLength());
    }

    [Fact]
    public async Task Anchors_are_embedded_once_for_all_twins()
    {
        await using var wired = await Wired.StartAsync();
        for (var i = 0; i < 3; i++) await wired.AskAsync(Asked(Elicitation.Ssr, Sample.Appeal) with { Replicate = i });
        Assert.Single(wired.Ledger.Entries, e => e.Key.Twin == "anchors");
    }

    [Fact]
    public async Task When_embedding_fails_the_words_are_kept_and_only_the_rating_fails()
    {
        await using var wired = await Wired.StartAsync(new LoopbackOptions { Script = n => n == 1 ? new Fault.Status(500, "server_error", "Oops.") : null });
        var evaluation = Asked(Elicitation.Ssr, Sample.Appeal, Sample.Why);
        var first = await wired.AskAsync(evaluation);
        Assert.IsType<Outcome.Failed>(first.Outcomes[0]);
        Assert.IsType<Outcome.Answered>(first.Outcomes[1]);
        Assert.IsType<Outcome.Answered>((await wired.AskAsync(evaluation)).Outcomes[0]);
        Assert.Equal(1, wired.Seen.Chats);
    }

    [Fact]
    public async Task Ssr_without_an_embedding_model_says_what_to_set()
    {
        await using var wired = await Wired.StartAsync(tune: s => s with { EmbeddingModel = null });
        var stop = await Assert.ThrowsAsync<ModelFaultException>(() => wired.AskAsync(Asked(Elicitation.Ssr, Sample.Appeal)));
        Assert.Contains("TWINS_EMBEDDING_MODEL", stop.Message, StringComparison.Ordinal);
    }

    private static Evaluation Asked(Elicitation how, params Question[] questions) => Sample.Evaluation(questions) with { Elicitation = how };

    private static IReadOnlyList<double> Distribution(Response response) =>
        Assert.IsType<CategoricalAnswer>(Assert.IsType<Outcome.Answered>(response.Outcomes[0]).Answer).Probabilities;

    private static int Chosen(string raw) =>
        JsonDocument.Parse(JsonDocument.Parse(raw).RootElement.GetProperty("text").GetString()!).RootElement.GetProperty("answers").GetProperty("recommend").GetInt32();

    private static double Dot(string a, string b) => EmbeddingReply.Embed(a, 64).Zip(EmbeddingReply.Embed(b, 64), (x, y) => (double)x * y).Sum();

    private static double[] Spread(double[] c)
    {
        var min = c.Min();
        return Array.ConvertAll(c, x => (x - min) / (c.Sum() - (c.Length * min)));
    }
}
