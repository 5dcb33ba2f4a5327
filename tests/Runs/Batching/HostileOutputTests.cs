using System.Text;
using Twins.Bench.Loopback;
using Twins.Bench.Loopback.Batches;

namespace Twins.Tests.Runs.Batching;

/// <summary>What comes back is believed only as far as it fits what was asked.</summary>
public sealed class HostileOutputTests
{
    private const int Asked = 10;

    [Fact]
    public async Task Doubled_lines_count_once() =>
        await HoldsAsync((n, line) => n is 3 ? [line + "\n", line + "\n", line + "\n"] : [line + "\n"], answers: Asked, dropped: 2);

    [Theory]
    [InlineData("not json at all")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"custom_id\":7,\"response\":{\"status_code\":200,\"body\":{}}}")]
    [InlineData("{\"response\":{\"status_code\":200,\"body\":{\"choices\":[]}}}")]
    [InlineData("{\"custom_id\":\"\\ud800\",\"response\":null}")]
    [InlineData("\u0000\u0001\u0002")]
    public async Task Garbage_between_the_lines_answers_nothing(string garbage) =>
        await HoldsAsync((n, line) => n is 3 ? [garbage + "\n", line + "\n"] : [line + "\n"], answers: Asked, dropped: 1);

    [Fact]
    public async Task Empty_lines_line_ends_of_windows_and_a_byte_order_mark_are_no_harm() =>
        await HoldsAsync((n, line) => [n is 0 ? "\uFEFF" + line + "\r\n\r\n\n" : line + "\r\n"], answers: Asked, dropped: 0);

    [Fact]
    public async Task A_last_line_without_its_end_counts() =>
        await HoldsAsync((n, line) => [n is Asked - 1 ? line : line + "\n"], answers: Asked, dropped: 0);

    [Fact]
    public async Task A_last_line_that_is_cut_off_is_asked_online() =>
        await HoldsAsync((n, line) => [n is Asked - 1 ? line[..(line.Length / 2)] : line + "\n"], answers: Asked - 1, dropped: 1);

    [Fact]
    public async Task A_line_of_many_megabytes_is_skipped_and_those_after_it_are_read() =>
        await HoldsAsync((n, line) => n is 3 ? [new string('x', 40 << 20), "\n", line + "\n"] : [line + "\n"], answers: Asked, dropped: 1);

    [Theory]
    [InlineData("999999999999-0-000000000000000000000000")]
    [InlineData("-1-0-000000000000000000000000")]
    [InlineData("0-0-000000000000000000000000")]
    [InlineData("0-7-000000000000000000000000")]
    [InlineData("0-0")]
    [InlineData("")]
    [InlineData("0-0-")]
    [InlineData("９-0-000000000000000000000000")]
    [InlineData("99999999999999999999999999999999999999999999999999999999999999999999999999999999")]
    public async Task Ids_that_nobody_gave_out_answer_nothing(string id) =>
        await HoldsAsync((n, line) => n is 3 ? [Renamed(line, id) + "\n", line + "\n"] : [line + "\n"], answers: Asked, dropped: 1);

    [Fact]
    public async Task An_id_spelt_otherwise_is_another_id() =>
        await HoldsAsync((n, line) => n is 3 ? [line.Replace("\"custom_id\":\"", "\"custom_id\":\"0", StringComparison.Ordinal) + "\n", line + "\n"] : [line + "\n"], answers: Asked, dropped: 1);

    [Theory]
    [InlineData("{\"status_code\":200,\"body\":{}}")]
    [InlineData("{\"status_code\":200,\"body\":null}")]
    [InlineData("{\"status_code\":200,\"body\":\"an answer\"}")]
    [InlineData("{\"status_code\":200}")]
    [InlineData("{\"status_code\":429,\"body\":{\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"Slow down.\"}}}")]
    [InlineData("{\"status_code\":\"200\",\"body\":{\"choices\":[{\"message\":{\"content\":\"4\"}}]}}")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("\"an answer\"")]
    public async Task A_line_without_a_reply_is_asked_online(string response) =>
        await HoldsAsync((n, line) => [(n is 3 ? line[..(line.IndexOf("\"response\":", StringComparison.Ordinal) + 11)] + response + ",\"error\":null}" : line) + "\n"], answers: Asked - 1, dropped: 0);

    [Fact]
    public async Task A_prompt_that_the_filter_stopped_is_kept_as_such_and_not_asked_again()
    {
        await using var rig = await BatchRig.StartAsync(Setting(new LoopbackBatchOptions { Line = n => n is 4 ? new Fault.FilteredPrompt() : null }));
        var run = await rig.RunAsync();
        Assert.Equal(0, rig.Server.Stats.Chats);
        Assert.Equal((18, 2), (run.State.Tally.Answered, run.State.Tally.Filtered));
    }

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task Replies_without_an_answer_have_the_outcome_that_they_have_online(Fault fault, string kind)
    {
        await using var rig = await BatchRig.StartAsync(Setting(new LoopbackBatchOptions { Line = n => n is 4 ? fault : null }));
        var run = await rig.RunAsync();
        Assert.Equal(0, rig.Server.Stats.Chats);
        Assert.Equal(2, run.State.Tally.Kinds.Single(k => k.Kind == kind).Count);
        Assert.Equal(18, run.State.Tally.Answered);
    }

    public static TheoryData<Fault, string> Replies => new()
    {
        { new Fault.Refusal(), "refused" },
        { new Fault.FilteredReply(), "filtered" },
        { new Fault.Truncated(), "unparseable" },
        { new Fault.Malformed(), "unparseable" },
        { new Fault.NoChoices(), "unparseable" },
        { new Fault.Nulls(), "abstained" },
    };

    private static async Task HoldsAsync(Func<long, string, IEnumerable<string>> deliver, int answers, int dropped)
    {
        await using var rig = await BatchRig.StartAsync(Setting(new LoopbackBatchOptions { Deliver = deliver }));
        var run = await rig.RunAsync();
        var end = Assert.Single(run.Batch.Ended);
        Assert.Equal((answers, Asked - answers, dropped), (end.Answers, end.Failed, end.Dropped));
        Assert.Equal(Asked - answers, rig.Server.Stats.Chats);
        Assert.Equal((Asked, 2 * Asked), (run.Usage.Calls, run.State.Tally.Answered));
    }

    private static BatchSetting Setting(LoopbackBatchOptions batches) => new(Twins: 5, Variants: 2) { Model = new LoopbackOptions { Key = "sk-secret", Batches = batches } };

    private static string Renamed(string line, string id)
    {
        var start = line.IndexOf("\"custom_id\":\"", StringComparison.Ordinal) + 13;
        return new StringBuilder(line).Remove(start, line.IndexOf('"', start) - start).Insert(start, id).ToString();
    }
}
