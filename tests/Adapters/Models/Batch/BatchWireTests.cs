using System.Text.Json;
using Twins.Adapters.Models;
using Twins.Core.Respondents;
using Twins.Core.Runs.Batching;

namespace Twins.Tests.Adapters.Models.Batch;

/// <summary>Literal replies of the provider, and what is made of them.</summary>
public sealed class BatchWireTests
{
    private const string Empty = """{"object":"list","data":[],"has_more":false}""";

    [Theory]
    [InlineData("validating", typeof(BatchSight.UnderWay))]
    [InlineData("Validating", typeof(BatchSight.UnderWay))]
    [InlineData("IN_PROGRESS", typeof(BatchSight.UnderWay))]
    [InlineData("InProgress", typeof(BatchSight.UnderWay))]
    [InlineData("Finalizing", typeof(BatchSight.UnderWay))]
    [InlineData("something new", typeof(BatchSight.UnderWay))]
    [InlineData("Completed", typeof(BatchSight.Over))]
    [InlineData("EXPIRED", typeof(BatchSight.Over))]
    [InlineData("Cancelled", typeof(BatchSight.Over))]
    [InlineData("canceled", typeof(BatchSight.Over))]
    [InlineData("Failed", typeof(BatchSight.Over))]
    public async Task Statuses_are_read_however_they_are_spelt(string status, Type sight)
    {
        using var at = new At(Script.Status(200, $$"""{"id":"b1","object":"batch","status":"{{status}}","input_file_id":"f1","output_file_id":null,"error_file_id":null,"errors":null,"metadata":null}"""));
        Assert.IsType(sight, await at.Provider.LookAsync(new BatchTicket("n", 1, "b1"), CancellationToken.None));
        Assert.Equal("https://api.test/v1/batches/b1", at.Script.Last!.RequestUri!.ToString());
    }

    [Fact]
    public async Task A_batch_that_is_being_cancelled_is_not_cancelled_again()
    {
        using var at = new At(Script.Status(200, """{"id":"b1","status":"Cancelling"}"""));
        Assert.Equal(new BatchSight.UnderWay("b1", Ending: true), await at.Provider.LookAsync(new BatchTicket("n", 1, "b1"), CancellationToken.None));
    }

    [Fact]
    public async Task A_queue_that_is_full_is_told_from_a_batch_that_failed()
    {
        using var at = new At(Script.Status(200, """{"id":"b1","status":"failed","errors":{"object":"list","data":[{"code":"token_limit_exceeded","message":"The number of enqueued tokens has surpassed the configured limit of 30K.","line":null,"param":null}]}}"""));
        var crowded = Assert.IsType<BatchSight.Crowded>(await at.Provider.LookAsync(new BatchTicket("n", 1, "b1"), CancellationToken.None));
        Assert.EndsWith("has failed: The number of enqueued tokens has surpassed the configured limit of 30K.", crowded.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"object":"list","data":[{"id":"b9","status":"completed","metadata":{"twins_part":"other"}},{"id":"b1","status":"in_progress","metadata":{"twins_part":"mine"}}],"has_more":false}""", Empty)]
    [InlineData("""{"value":[null,7,{"status":"x"},{"id":"b9","input_file_id":"f9","metadata":null},{"id":"b1","status":"InProgress","input_file_id":"f1","metadata":null}]}""", """{"data":[{"id":"f2","filename":"other.jsonl"},{"id":"f1","filename":"mine.jsonl"}]}""")]
    public async Task A_batch_that_was_never_written_down_is_found_by_its_name_or_by_its_file(string batches, string files)
    {
        using var at = new At(Script.Status(200, files), Script.Status(200, batches));
        Assert.Equal(new BatchSight.UnderWay("b1", Ending: false), await at.Provider.LookAsync(new BatchTicket("mine", 1, null), CancellationToken.None));
    }

    [Fact]
    public async Task Listings_are_read_to_their_end()
    {
        using var at = new At(
            Script.Status(200, Empty),
            Script.Status(200, """{"data":[{"id":"b3","metadata":{}},{"id":"b2","metadata":{}}],"has_more":true}"""),
            Script.Status(200, """{"data":[{"id":"b1","status":"in_progress","metadata":{"twins_part":"mine"}}],"has_more":true}"""));
        Assert.IsType<BatchSight.UnderWay>(await at.Provider.LookAsync(new BatchTicket("mine", 1, null), CancellationToken.None));
        Assert.Equal("https://api.test/v1/batches?limit=100&after=b2", at.Script.Last!.RequestUri!.ToString());
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_sent_again()
    {
        using var at = new At(
            Script.Status(200, """{"data":[{"id":"f1","filename":"mine.jsonl","bytes":3,"status":"Processed"}]}"""),
            Script.Status(200, """{"id":"b1","status":"validating"}"""));
        Assert.Equal("b1", await at.Provider.SubmitAsync(new BatchTicket("mine", 3, null), _ => throw new InvalidOperationException("must not be read"), CancellationToken.None));
        var order = JsonDocument.Parse(at.Script.LastBody).RootElement;
        Assert.Equal(("f1", "/v1/chat/completions", "24h", "mine"), (order.GetProperty("input_file_id").GetString(), order.GetProperty("endpoint").GetString(), order.GetProperty("completion_window").GetString(), order.GetProperty("metadata").GetProperty("twins_part").GetString()));
    }

    [Fact]
    public async Task A_file_that_is_sent_is_a_form_with_its_lines_and_nothing_before_them()
    {
        using var at = new At(Script.Status(200, Empty), Script.Status(201, """{"id":"f1","status":"pending"}"""));
        Assert.Null(await at.Provider.SubmitAsync(new BatchTicket("mine", 4, null), _ => Task.FromResult<Stream>(new MemoryStream("{}\n\n"u8.ToArray())), CancellationToken.None));
        Assert.Equal("multipart/form-data; boundary=twins-batch-part", at.Script.Last!.Content!.Headers.ContentType!.ToString());
        Assert.Equal(at.Script.LastBody.Length, at.Script.Last.Content.Headers.ContentLength);
        Assert.Equal(
            "--twins-batch-part\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n" +
            "--twins-batch-part\r\nContent-Disposition: form-data; name=\"expires_after[anchor]\"\r\n\r\ncreated_at\r\n" +
            "--twins-batch-part\r\nContent-Disposition: form-data; name=\"expires_after[seconds]\"\r\n\r\n1209600\r\n" +
            "--twins-batch-part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"mine.jsonl\"\r\nContent-Type: application/json\r\n\r\n{}\n\n\r\n--twins-batch-part--\r\n",
            at.Script.LastBody);
    }

    [Theory]
    [InlineData(503, FaultKind.Passing)]
    [InlineData(429, FaultKind.Passing)]
    [InlineData(400, FaultKind.Rejected)]
    [InlineData(401, FaultKind.Unusable)]
    public async Task What_makes_a_batch_is_never_tried_twice_blindly(int status, FaultKind kind)
    {
        using var at = new At(Script.Status(200, """{"data":[{"id":"f1","filename":"mine.jsonl","bytes":3,"status":"processed"}]}"""), Script.Status(status, """{"error":{"message":"Not for sk-very-secret.","code":"nope"}}"""));
        var fault = await Assert.ThrowsAsync<ModelFaultException>(() => at.Provider.SubmitAsync(new BatchTicket("mine", 3, null), _ => throw new InvalidOperationException(), CancellationToken.None));
        Assert.Equal(kind, fault.Kind);
        Assert.Equal(2, at.Script.Played);
        Assert.DoesNotContain("sk-very-secret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_batches_says_so_in_one_sentence()
    {
        using var at = new At(Script.Status(404, "page not found"));
        var fault = await Assert.ThrowsAsync<ModelFaultException>(() => at.Provider.SubmitAsync(new BatchTicket("mine", 3, null), _ => throw new InvalidOperationException(), CancellationToken.None));
        Assert.Equal((FaultKind.Unusable, "This model server has no batches; order the run without them."), (fault.Kind, fault.Message));
    }

    [Theory]
    [InlineData("<html>gateway</html>")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task Nonsense_instead_of_a_batch_is_a_passing_trouble(string reply)
    {
        using var at = new At(Script.Status(200, reply));
        Assert.Equal(FaultKind.Passing, (await Assert.ThrowsAsync<ModelFaultException>(() => at.Provider.LookAsync(new BatchTicket("n", 1, "b1"), CancellationToken.None))).Kind);
    }

    [Fact]
    public async Task What_is_let_go_is_cancelled_or_its_files_are_deleted()
    {
        using var running = new At(Script.Status(200, """{"id":"b1","status":"in_progress"}"""), Script.Status(409));
        await running.Provider.LetGoAsync("b1", CancellationToken.None);
        Assert.Equal("POST https://api.test/v1/batches/b1/cancel", $"{running.Script.Last!.Method} {running.Script.Last.RequestUri}");
        using var over = new At(Script.Status(200, """{"id":"b1","status":"completed","input_file_id":"f1","output_file_id":"f2","error_file_id":null}"""), Script.Status(404), Script.Status(200, """{"deleted":true}"""));
        await over.Provider.LetGoAsync("b1", CancellationToken.None);
        Assert.Equal("DELETE https://api.test/v1/files/f2", $"{over.Script.Last!.Method} {over.Script.Last.RequestUri}");
        Assert.Equal(3, over.Script.Played);
    }

    [Fact]
    public async Task A_download_that_breaks_is_a_passing_trouble()
    {
        using var at = new At(
            Script.Status(200, """{"id":"b1","status":"completed","output_file_id":"f2"}"""),
            _ => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new Breaking()) }));
        var over = Assert.IsType<BatchSight.Over>(await at.Provider.LookAsync(new BatchTicket("n", 1, "b1"), CancellationToken.None));
        var fault = await Assert.ThrowsAsync<ModelFaultException>(async () => await over.Replies.ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(FaultKind.Passing, fault.Kind);
    }

    private sealed class At : IDisposable
    {
        private readonly ModelClients clients;

        public At(params Func<CancellationToken, Task<HttpResponseMessage>>[] replies)
        {
            Script = new Script(replies);
            clients = ModelClients.Create(Script.Options with { Url = new Uri("https://api.test/v1"), BatchModel = "batch", MaxTries = 1 }, TimeProvider.System, Script);
        }

        public Script Script { get; }

        public IBatchProvider Provider => clients.Batches.Provider;

        public void Dispose() => clients.Dispose();
    }

    private sealed class Breaking : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("broken");
    }
}
