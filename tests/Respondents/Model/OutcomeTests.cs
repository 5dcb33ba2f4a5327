using Twins.Bench.Loopback;
using Twins.Core.Respondents;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Respondents.Model;

public sealed class OutcomeTests
{
    [Fact]
    public async Task Every_question_of_the_questionnaire_is_answered_in_one_call()
    {
        await using var wired = await Wired.StartAsync();
        var response = await wired.AskAsync(Sample.Evaluation(Sample.Appeal, Sample.Recommend, Sample.Try, Sample.Why));
        Assert.All(response.Outcomes, o => Assert.IsType<Outcome.Answered>(o));
        Assert.Equal(1, wired.Seen.Chats);
        Assert.Equal(0, wired.Seen.Refused);
        Assert.False(string.IsNullOrWhiteSpace(response.Reason));
        var nps = Assert.IsType<CategoricalAnswer>(((Outcome.Answered)response.Outcomes[1]).Answer);
        Assert.Equal(11, nps.Probabilities.Count);
        Assert.Equal(1, nps.Probabilities.Sum());
    }

    public static TheoryData<string, Type> Faults => new()
    {
        { "refusal", typeof(Outcome.Refused) },
        { "filtered reply", typeof(Outcome.Filtered) },
        { "filtered prompt", typeof(Outcome.Filtered) },
        { "truncated", typeof(Outcome.Unparseable) },
        { "malformed", typeof(Outcome.Unparseable) },
        { "no choices", typeof(Outcome.Unparseable) },
        { "wrong enum", typeof(Outcome.Unparseable) },
        { "nulls", typeof(Outcome.Abstained) },
        { "throttled", typeof(Outcome.Failed) },
        { "500", typeof(Outcome.Failed) },
        { "503", typeof(Outcome.Failed) },
        { "reset", typeof(Outcome.Failed) },
        { "broken envelope", typeof(Outcome.Failed) },
        { "rejected", typeof(Outcome.Failed) },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_ends_in_its_outcome_and_never_in_an_answer(string fault, Type outcome)
    {
        await using var wired = await Wired.FailingAsync(Named(fault));
        var response = await wired.AskAsync(Sample.Evaluation(Sample.Appeal, Sample.Try));
        Assert.All(response.Outcomes, o => Assert.IsType(outcome, o));
        // What was paid for is kept, what failed on the way is not.
        Assert.Equal(outcome == typeof(Outcome.Failed) ? 0 : 1, wired.Ledger.Entries.Count);
    }

    [Fact]
    public async Task A_slow_reply_is_a_reply()
    {
        await using var wired = await Wired.FailingAsync(new Fault.SlowBody(TimeSpan.FromMilliseconds(2)));
        var response = await wired.AskAsync(Sample.Evaluation(Sample.Appeal));
        Assert.IsType<Outcome.Answered>(Assert.Single(response.Outcomes));
    }

    [Fact]
    public async Task One_invalid_answer_leaves_the_others_standing()
    {
        await using var wired = await Wired.FailingAsync(new Fault.Says("""{"answers":{"appeal":9,"would_try":"yes"},"reason":"r","objection":null,"evidence":["q1","made-up","q1"]}"""));
        var response = await wired.AskAsync(Sample.Evaluation(Sample.Appeal, Sample.Try, Sample.Why));
        Assert.Contains("from 1 to 5", Assert.IsType<Outcome.Unparseable>(response.Outcomes[0]).Reason, StringComparison.Ordinal);
        Assert.Equal([0, 1], Assert.IsType<CategoricalAnswer>(Assert.IsType<Outcome.Answered>(response.Outcomes[1]).Answer).Probabilities);
        Assert.Contains("no answer to 'why'", Assert.IsType<Outcome.Unparseable>(response.Outcomes[2]).Reason, StringComparison.Ordinal);
        Assert.Equal(["q1"], response.Cites);
    }

    [Theory]
    [InlineData("""{"answers":{"why":"half a \ud83d"},"reason":"\udc00","objection":null,"evidence":[]}""")]
    [InlineData("""{"answers":[],"reason":"r"}""")]
    [InlineData("""["answers"]""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Nonsense_in_good_json_is_unparseable(string text)
    {
        await using var wired = await Wired.FailingAsync(new Fault.Says(text));
        var response = await wired.AskAsync(Sample.Evaluation(Sample.Why));
        Assert.IsType<Outcome.Unparseable>(Assert.Single(response.Outcomes));
    }

    [Theory]
    [InlineData(401, "invalid_api_key")]
    [InlineData(403, "forbidden")]
    [InlineData(404, "DeploymentNotFound")]
    [InlineData(400, "unsupported_value")]
    [InlineData(429, "insufficient_quota")]
    public async Task A_model_that_cannot_be_used_stops_the_run(int status, string code)
    {
        await using var wired = await Wired.FailingAsync(new Fault.Status(status, code, "No."));
        var stop = await Assert.ThrowsAsync<ModelFaultException>(() => wired.AskAsync(Sample.Evaluation(Sample.Appeal)));
        Assert.Equal(FaultKind.Unusable, stop.Kind);
        Assert.Equal(1, wired.Seen.Chats);
    }

    private static Fault Named(string name) => name switch
    {
        "refusal" => new Fault.Refusal(),
        "filtered reply" => new Fault.FilteredReply(),
        "filtered prompt" => new Fault.FilteredPrompt(),
        "truncated" => new Fault.Truncated(),
        "malformed" => new Fault.Malformed(),
        "no choices" => new Fault.NoChoices(),
        "wrong enum" => new Fault.WrongEnum(),
        "nulls" => new Fault.Nulls(),
        "throttled" => new Fault.Throttle(),
        "500" => new Fault.Status(500, "server_error", "Oops."),
        "503" => new Fault.Status(503, "unavailable", "Busy."),
        "reset" => new Fault.Reset(),
        "broken envelope" => new Fault.BrokenEnvelope(),
        "rejected" => new Fault.Status(400, "context_length_exceeded", "Too long."),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
