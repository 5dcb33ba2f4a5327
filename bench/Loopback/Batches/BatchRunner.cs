using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Twins.Bench.Loopback.Batches;

/// <summary>Moves a batch on each time it is looked at, and answers its lines in an order of its own.</summary>
internal sealed class BatchRunner(LoopbackOptions options, ChatReply chat)
{
    public async Task LookedAt(LoopbackBatch batch, LoopbackBatches files)
    {
        batch.Looks++;
        if (batch.Status is "validating") Validate(batch, files.Made.Where(b => b.Status is "in_progress").Sum(b => b.Lines));
        if (batch.Status is "cancelling" && batch.Looks > 1) await EndAsync(batch, files, "cancelled", batch.Fate is BatchFate.Lingers(var had) ? had : .5);
        else if (batch.Status is "in_progress" && batch.Looks >= options.Batches.Looks)
            await (batch.Fate switch
            {
                BatchFate.Completes => EndAsync(batch, files, "completed", 1),
                BatchFate.Expires(var share) => EndAsync(batch, files, "expired", share),
                _ => Task.CompletedTask,
            });
    }

    private void Validate(LoopbackBatch batch, int queued)
    {
        (batch.Lines, batch.Failure) = BatchCheck.Read(batch.Input.Path, options.Batches);
        if (batch.Fate is BatchFate.Fails(var code, var message)) batch.Failure ??= (code, message);
        if (queued + batch.Lines > options.Batches.QueueLines) batch.Failure ??= ("token_limit_exceeded", "The number of enqueued tokens has surpassed the configured limit.");
        batch.Status = batch.Failure is null ? "in_progress" : "failed";
    }

    private async Task EndAsync(LoopbackBatch batch, LoopbackBatches files, string status, double share)
    {
        var (output, errors) = (new StringBuilder(), new StringBuilder());
        batch.Output = await files.StoreAsync($"{batch.Id}_output.jsonl", "batch_output", good => AnswerAsync(batch, share, good, errors));
        if (errors.Length > 0) batch.Errors = await files.StoreAsync($"{batch.Id}_error.jsonl", "batch_output", bad => bad.WriteAsync(Encoding.UTF8.GetBytes(errors.ToString())).AsTask());
        batch.Status = status;
    }

    /// <summary>The odd lines first: whoever counts on an order finds out.</summary>
    private async Task AnswerAsync(LoopbackBatch batch, double share, Stream good, StringBuilder bad)
    {
        var delivered = 0L;
        for (var pass = 1; pass >= 0; pass--)
        {
            var n = 0L;
            foreach (var line in File.ReadLines(batch.Input.Path))
            {
                var at = n++;
                if (at % 2 != pass) continue;
                using var json = JsonDocument.Parse(line);
                var id = json.RootElement.GetProperty("custom_id").GetString()!;
                if (at >= share * batch.Lines)
                {
                    bad.Append(Line(id, null, """{"code":"batch_expired","message":"This request could not be executed before the completion window expired."}"""));
                    continue;
                }
                batch.Asked.AddOrUpdate(id, 1, (_, times) => times + 1);
                var (status, body) = Answer(json.RootElement.GetProperty("body").GetRawText(), options.Batches.Line(at));
                var written = Line(id, $$"""{"status_code":{{status}},"request_id":"r{{at}}","body":{{body}}}""", "null");
                if (status is not 200) bad.Append(written);
                else foreach (var piece in options.Batches.Deliver(delivered++, written.TrimEnd())) await good.WriteAsync(Encoding.UTF8.GetBytes(piece));
            }
        }
    }

    private (int Status, string Body) Answer(string body, Fault? fault)
    {
        switch (fault)
        {
            case Fault.FilteredPrompt: return (400, Encoding.UTF8.GetString(ReplyBytes.FilteredPrompt()).Trim());
            case Fault.Status status: return (status.Code, Encoding.UTF8.GetString(ReplyBytes.Error(status.ErrorCode, status.Message)));
        }
        var reply = new ArrayBufferWriter<byte>(2048);
        return chat.Write(Encoding.UTF8.GetBytes(body), needsModel: true, fault, reply) is { } flaw
            ? (400, Encoding.UTF8.GetString(ReplyBytes.Error("invalid_request_error", flaw)))
            : (200, Encoding.UTF8.GetString(reply.WrittenSpan));
    }

    private static string Line(string id, string? response, string error) =>
        $$"""{"id":"batch_req_{{id}}","custom_id":"{{id}}","response":{{response ?? "null"}},"error":{{error}}}""" + "\n";
}
