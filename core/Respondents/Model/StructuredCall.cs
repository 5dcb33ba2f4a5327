using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Twins.Core.Runs;

namespace Twins.Core.Respondents.Model;

/// <summary>
/// One call that asks a model for JSON of a schema, paid through the till like every answer: made once for the same words,
/// kept before it is used, and read again from the ledger ever after. For whatever makes or changes a twin.
/// </summary>
public sealed class StructuredCall(IChatClient chat, Till till, ModelSettings settings)
{
    private readonly RequestKey keys = new(settings);

    /// <param name="partition">Whose entry it is in the ledger: a twin's id, so that erasing the twin erases it.</param>
    /// <param name="version">Of the prompt; part of the key. Raise it with any change to what the model is told.</param>
    /// <param name="system">The rules.</param>
    /// <param name="user">The material, fenced.</param>
    /// <param name="schema">Strict: every property required, nothing additional.</param>
    public async Task<StructuredReply> AskAsync(string partition, string version, string system, string user, JsonElement schema, CancellationToken cancellationToken)
    {
        ChatMessage[] messages = [new(ChatRole.System, system), new(ChatRole.User, user)];
        var key = keys.OfStructured(partition, version, messages, schema.GetRawText());
        var ceiling = settings.Prices?.Ceiling(messages.Sum(m => (long)Encoding.UTF8.GetByteCount(m.Text)) + Encoding.UTF8.GetByteCount(schema.GetRawText()), 0, settings.MaxOutputTokens) ?? 0;
        try
        {
            var receipt = await till.OnceAsync(key, ceiling, token => BuyAsync(messages, schema, token), cancellationToken);
            return Read(RawReply.Read(receipt.Entry.Raw)) with { Usage = receipt.Bought ? receipt.Entry.Usage : new Usage(0, 1, 0, 0, 0, 0) };
        }
        catch (Exception e) when (e is ModelFaultException or BudgetExhaustedException)
        {
            return new StructuredReply(null, new Outcome.Failed(e.Message));
        }
    }

    private async Task<Purchase> BuyAsync(ChatMessage[] messages, JsonElement schema, CancellationToken cancellationToken)
    {
        ModelReply reply;
        string? model = null;
        try
        {
            var response = await chat.GetResponseAsync(messages, Options(schema), cancellationToken);
            (reply, model) = (ReplyMapping.From(response), response.ModelId);
        }
        catch (ModelFaultException fault) when (fault.Kind is FaultKind.Filtered)
        {
            reply = new ModelReply { Filtered = fault.Message };
        }
        var cost = settings.Prices?.Of(reply.InputTokens, reply.CachedTokens, reply.OutputTokens) ?? 0;
        return new Purchase(model ?? settings.Model, Read(reply).Failure?.Kind ?? "answered", RawReply.Write(reply), new Usage(1, 0, reply.InputTokens, reply.CachedTokens, reply.OutputTokens, cost));
    }

    private static StructuredReply Read(ModelReply reply)
    {
        if (reply.Filtered is { } filtered) return new StructuredReply(null, new Outcome.Filtered(filtered));
        if (reply.Refusal is { } refusal) return new StructuredReply(null, new Outcome.Refused(refusal));
        try
        {
            using var json = JsonDocument.Parse(reply.Text);
            return json.RootElement.ValueKind is JsonValueKind.Object ? new StructuredReply(json.RootElement.Clone(), null) : new StructuredReply(null, new Outcome.Unparseable("the reply is no JSON object"));
        }
        catch (JsonException)
        {
            return new StructuredReply(null, new Outcome.Unparseable("the reply is no JSON"));
        }
    }

    private ChatOptions Options(JsonElement schema) => new()
    {
        ResponseFormat = ChatResponseFormat.ForJsonSchema(schema, "twin_document"),
        Temperature = settings.Temperature,
        TopP = settings.TopP,
        MaxOutputTokens = settings.MaxOutputTokens,
        Reasoning = ChatCall.Reasoning(settings),
        AdditionalProperties = new AdditionalPropertiesDictionary { ["strict"] = true },
    };
}

/// <summary>What came of it.</summary>
/// <param name="Json">An object of the schema, which the reader still checks; null when there is none.</param>
/// <param name="Failure">Why there is none.</param>
public sealed record StructuredReply(JsonElement? Json, Outcome? Failure)
{
    public Usage Usage { get; init; }
}
