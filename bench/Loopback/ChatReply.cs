using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace Twins.Bench.Loopback;

/// <summary>Answers chat requests: validates them as the service does, then answers from a hash of the prompt.</summary>
internal sealed class ChatReply(LoopbackOptions options, LoopbackStats stats)
{
    private readonly ConcurrentDictionary<ulong, SchemaPlan> plans = new();

    /// <summary>Writes the reply, or gives the reason why the service would refuse the request.</summary>
    public string? Write(ReadOnlySpan<byte> body, bool needsModel, Fault? fault, IBufferWriter<byte> to)
    {
        ChatRequest request;
        try
        {
            request = ChatRequest.Read(body);
        }
        catch (JsonException)
        {
            return "We could not parse the JSON body of your request.";
        }
        if (Flaw(request, needsModel) is { } flaw) return flaw;
        SchemaPlan? plan = null;
        try
        {
            if (!request.Schema.IsEmpty) plan = PlanOf(request.Schema);
        }
        catch (Exception e) when (e is FormatException or KeyNotFoundException or JsonException)
        {
            return $"Invalid schema for response_format: {e.Message}.";
        }
        var seen = stats.Seen(XxHash3.HashToUInt64(body));
        Answer(request, plan, fault, request.Temperature >= 1 ? seen : 0, to);
        return null;
    }

    private string? Flaw(in ChatRequest request, bool needsModel)
    {
        if (needsModel && string.IsNullOrEmpty(request.Model)) return "you must provide a model parameter";
        if (request.Messages.Length <= 2) return "'messages' is too short";
        if (request.TopLogprobs > 20) return "'top_logprobs' must be at most 20";
        if (request.TopLogprobs > 0 && !request.Logprobs) return "'top_logprobs' requires 'logprobs'";
        if (!options.Strict) return null;
        if (request.Schema.IsEmpty) return "this server answers only with response_format json_schema";
        if (!request.Named) return "Missing required parameter: 'response_format.json_schema.name'.";
        return request.Strict ? null : "this server answers only with 'strict': true";
    }

    private SchemaPlan PlanOf(ReadOnlySpan<byte> schema)
    {
        var hash = XxHash3.HashToUInt64(schema);
        if (plans.TryGetValue(hash, out var known)) return known;
        return plans[hash] = SchemaPlan.Read(schema, options.Strict);
    }

    private void Answer(in ChatRequest request, SchemaPlan? plan, Fault? fault, int occurrence, IBufferWriter<byte> to)
    {
        var prompt = request.Messages.Length;
        switch (fault)
        {
            case Fault.Refusal: ReplyBytes.Odd(to, null, "I'm sorry, I can't help with that.", "stop", prompt); return;
            case Fault.FilteredReply: ReplyBytes.Odd(to, null, null, "content_filter", prompt); return;
            case Fault.NoChoices: ReplyBytes.NoChoices(to); return;
            case Fault.Malformed: ReplyBytes.Odd(to, "Sure! I would say a solid 4, because {it} is nice", null, "stop", prompt); return;
            case Fault.Says says: ReplyBytes.Odd(to, says.Text, null, "stop", prompt); return;
        }
        var rented = ArrayPool<byte>.Shared.Rent(64 * 1024);
        var places = request.Logprobs ? new List<ChoicePlace>() : null;
        var seed = XxHash3.HashToUInt64(request.Messages) + (ulong)occurrence;
        var text = new AnswerText(rented, seed, fault is Fault.Nulls, fault is Fault.WrongEnum, places);
        if (plan is not null) text.Write(plan);
        else text.Chat();
        var written = rented.AsSpan(0, text.Length);
        if (fault is Fault.Truncated) ReplyBytes.Odd(to, Encoding.UTF8.GetString(written[..(written.Length / 3)]), null, "length", prompt);
        else ReplyBytes.Completion(to, written, prompt, places is null ? null : TokenText.Write(Encoding.UTF8.GetString(written), places, request.TopLogprobs, options.SingleDigits));
        ArrayPool<byte>.Shared.Return(rented);
    }
}
