using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.AI;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Model;
using Twins.Core.Respondents.Prompts;
using Twins.Core.Runs;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Talks;

/// <summary>
/// Speaks by a language model, paid through the till. What comes is shown as it comes; the whole of it is in the ledger
/// before it is done, so that whoever goes on after a death says the same and buys nothing.
/// </summary>
/// <param name="tuned">Gives the client of a twin's tuned deployment; null where twins that have one cannot be talked to.</param>
public sealed class ModelTalker(IChatClient chat, Till till, ModelSettings settings, Func<string, IChatClient>? tuned = null) : ITalker
{
    private const int TwinsKept = 1024;

    private readonly Speakers speakers = new(chat, settings, tuned);
    private readonly PromptCache<string, ChatMessage> systems = new(TwinsKept);

    public RespondentIdentity Identity { get; } = RespondentIdentity.OfModel(settings.Model);

    public async IAsyncEnumerable<TalkStep> AnswerAsync(TalkTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var messages = TalkPrompt.Messages(systems.GetOrAdd(task.TwinVersion, task.Twin, static (_, twin) => new ChatMessage(ChatRole.System, TalkPrompt.System(twin))), task);
        var pieces = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        using var given = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var buying = BuyAsync(task, messages, pieces.Writer, given.Token);
        var (speech, raw, shown) = (new Speech(task.Evidence), new StringBuilder(), "");
        try
        {
            await foreach (var piece in pieces.Reader.ReadAllAsync(cancellationToken))
            {
                raw.Append(piece);
                // Several pieces may have come meanwhile; only all of them are worth a look.
                while (pieces.Reader.TryRead(out var more)) raw.Append(more);
                var text = speech.Show(raw.ToString(), isWhole: false);
                if (text.Length <= shown.Length) continue;
                yield return new TalkStep.Speaking(shown = text);
            }
            yield return new TalkStep.Done(Answer(task, shown, await buying));
        }
        finally
        {
            // Whoever walked away pays for nothing more, and what failed meanwhile is nobody's surprise.
            if (!buying.IsCompleted) await given.CancelAsync();
            await buying.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task<(ModelReply? Reply, Usage Usage, Outcome? Failure)> BuyAsync(TalkTask task, ChatMessage[] messages, ChannelWriter<string> pieces, CancellationToken cancellationToken)
    {
        try
        {
            var speaker = speakers.Of(task.Twin);
            var key = speaker.Keys.OfTalk(task.Twin.Id, task.TwinVersion, messages);
            var receipt = await till.OnceAsync(key, Ceiling(messages), token => StreamAsync(speaker.Chat, messages, task, pieces, token), cancellationToken);
            var usage = receipt.Bought ? receipt.Entry.Usage : new Usage(0, 1, 0, 0, 0, 0);
            return (RawReply.Read(receipt.Entry.Raw), usage, null);
        }
        catch (ModelFaultException fault)
        {
            return (null, default, new Outcome.Failed(fault.Message));
        }
        catch (BudgetExhaustedException e)
        {
            return (null, default, new Outcome.Failed(e.Message));
        }
        finally
        {
            pieces.Complete();
        }
    }

    private async Task<Purchase> StreamAsync(IChatClient model, ChatMessage[] messages, TalkTask task, ChannelWriter<string> pieces, CancellationToken cancellationToken)
    {
        ModelReply reply;
        string? name = null;
        try
        {
            var updates = new List<ChatResponseUpdate>();
            await foreach (var update in model.GetStreamingResponseAsync(messages, Options(task), cancellationToken))
            {
                updates.Add(update);
                if (update.Text is { Length: > 0 } text) pieces.TryWrite(text);
            }
            var response = updates.ToChatResponse();
            (reply, name) = (ReplyMapping.From(response), response.ModelId);
        }
        catch (ModelFaultException fault) when (fault.Kind is FaultKind.Filtered)
        {
            // The filter judges content, so that asking again would only be filtered again; providers charge for it too.
            reply = new ModelReply { Filtered = fault.Message };
        }
        var cost = settings.Prices?.Of(reply.InputTokens, reply.CachedTokens, reply.OutputTokens) ?? 0;
        return new Purchase(name ?? task.Twin.Tuned ?? settings.Model, OutcomeOf(reply, isUnknown: false).Kind, RawReply.Write(reply), new Usage(1, 0, reply.InputTokens, reply.CachedTokens, reply.OutputTokens, cost));
    }

    private static TalkAnswer Answer(TalkTask task, string shown, (ModelReply? Reply, Usage Usage, Outcome? Failure) bought)
    {
        // What broke off was shown all the same; it is no answer.
        if (bought.Reply is not { } reply) return new TalkAnswer(bought.Failure!, shown, "", [], bought.Usage);
        var speech = new Speech(task.Evidence);
        var text = speech.Show(reply.Text, isWhole: true);
        var outcome = OutcomeOf(reply with { Text = text }, speech.IsUnknown);
        return new TalkAnswer(outcome, text, outcome is Outcome.Answered or Outcome.Abstained ? reply.Text : "", speech.Cited, bought.Usage);
    }

    private static Outcome OutcomeOf(ModelReply reply, bool isUnknown) => reply switch
    {
        { Filtered: { } why } => new Outcome.Filtered(why),
        { FinishReason: "content_filter" } => new Outcome.Filtered("the provider's content filter stopped the reply"),
        { Refusal: { } why } => new Outcome.Refused(why),
        { Text: var text } when string.IsNullOrWhiteSpace(text) => new Outcome.Unparseable("the reply was empty"),
        _ when isUnknown => new Outcome.Abstained("its evidence gives no ground"),
        _ => new Outcome.Answered(new TextAnswer(reply.Text)),
    };

    private decimal Ceiling(ChatMessage[] messages) => settings.Prices?.Ceiling(messages.Sum(m => (long)Encoding.UTF8.GetByteCount(m.Text)), 0, settings.MaxOutputTokens) ?? 0;

    private ChatOptions Options(TalkTask task) => new()
    {
        Temperature = settings.Temperature,
        TopP = settings.TopP,
        MaxOutputTokens = settings.MaxOutputTokens,
        Reasoning = ChatCall.Reasoning(settings),
        AdditionalProperties = settings.PromptCacheKey ? new AdditionalPropertiesDictionary { ["prompt_cache_key"] = task.TwinVersion } : null,
    };
}
