using Microsoft.Extensions.AI;
using Twins.Core.Runs;
using Twins.Core.Studies;

namespace Twins.Core.Respondents.Model;

/// <summary>
/// One call to a model: what is sent, the most it can cost, and what the ledger keeps of the reply. Whichever way it is
/// made, online or in a provider's batch, it is this, so that both are kept under one key and read by one reader.
/// </summary>
public sealed class ModelCall
{
    private readonly ChatCall chat;
    private readonly Evaluation evaluation;
    private readonly Asking asking;
    private readonly ModelSettings settings;

    internal ModelCall(LedgerKey key, ChatCall chat, Evaluation evaluation, Asking asking, ModelSettings settings) =>
        (Key, this.chat, this.evaluation, this.asking, this.settings) = (key, chat, evaluation, asking, settings);

    public LedgerKey Key { get; }

    /// <summary>More than the call can cost online, in US dollars.</summary>
    public decimal Ceiling => chat.Ceiling;

    public ChatMessage[] Messages() => chat.Messages();

    public ChatOptions Options() => chat.Options();

    /// <summary>What a reply is to the ledger, at the online price.</summary>
    public Purchase Take(ChatResponse reply) => Take(ReplyMapping.From(reply), reply.ModelId).Purchase;

    /// <summary>What a prompt that the provider's content filter stopped is to the ledger.</summary>
    public Purchase TakeFiltered(string why) => Take(new ModelReply { Filtered = why }, null).Purchase;

    internal (Purchase Purchase, Response Response) Take(ModelReply reply, string? model)
    {
        var response = ReplyReader.Read(reply, evaluation, asking);
        return (new Purchase(model ?? settings.Model, Name(response), RawReply.Write(reply), Cost(reply)), response);
    }

    internal Response Read(LedgerEntry entry) => ReplyReader.Read(RawReply.Read(entry.Raw), evaluation, asking);

    private Usage Cost(ModelReply reply) => new(1, 0, reply.InputTokens, reply.CachedTokens, reply.OutputTokens, settings.Prices?.Of(reply.InputTokens, reply.CachedTokens, reply.OutputTokens) ?? 0);

    /// <summary>One word for the ledger: what the best of the questions came to.</summary>
    private static string Name(Response response)
    {
        var best = response.Outcomes[0];
        foreach (var outcome in response.Outcomes) if (outcome is Outcome.Answered) best = outcome;
        return best.Kind;
    }
}
