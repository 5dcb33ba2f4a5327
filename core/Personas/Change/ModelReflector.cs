using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Model;
using Twins.Core.Runs;

namespace Twins.Core.Personas.Change;

/// <summary>Opinions by a language model, paid through the till: the same entries are reflected on once.</summary>
public sealed class ModelReflector(IChatClient chat, Till till, ModelSettings settings) : IReflector
{
    private readonly RequestKey keys = new(settings);

    /// <exception cref="ModelFaultException">No reply came, or none that holds opinions.</exception>
    /// <exception cref="BudgetExhaustedException">The money is used up.</exception>
    public async Task<IReadOnlyList<DiaryEntry>> ReflectAsync(Twin twin, string path, IReadOnlyList<DiaryEntry> entries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(twin);
        var lived = entries.Where(e => e.Kind is not DiaryKind.Reflection).TakeLast(ReflectionPrompt.MostEntries).ToList();
        if (lived.Count is 0) return [];
        var messages = ReflectionPrompt.Messages(twin, lived);
        var key = keys.OfMessages(ReflectionPrompt.Version, twin.Id, TwinVersion.Of(twin), messages);
        var receipt = await till.OnceAsync(key, Ceiling(messages), token => BuyAsync(messages, token), cancellationToken);
        var reply = RawReply.Read(receipt.Entry.Raw);
        try
        {
            return [.. ReflectionReading.Read(reply.Text, lived).Select(o => Entry(twin, path, o))];
        }
        catch (JsonException)
        {
            throw new ModelFaultException(FaultKind.Rejected, $"{settings.Model} gave no opinions in the form that was asked for ({reply.FinishReason ?? reply.Filtered ?? "no reason given"}); use a model with structured outputs, or reflect without one.");
        }
    }

    private async Task<Purchase> BuyAsync(ChatMessage[] messages, CancellationToken cancellationToken)
    {
        var response = await chat.GetResponseAsync(messages, Options(), cancellationToken);
        var reply = ReplyMapping.From(response);
        var cost = settings.Prices?.Of(reply.InputTokens, reply.CachedTokens, reply.OutputTokens) ?? 0;
        return new Purchase(response.ModelId ?? settings.Model, "answered", RawReply.Write(reply), new Usage(1, 0, reply.InputTokens, reply.CachedTokens, reply.OutputTokens, cost));
    }

    private DiaryEntry Entry(Twin twin, string path, Opinion opinion) => new()
    {
        Twin = twin.Id,
        Path = path,
        At = opinion.Grounds.Max(g => g.At),
        Kind = DiaryKind.Reflection,
        Text = opinion.Sentence,
        Importance = opinion.Grounds.Max(g => g.Importance),
        Source = settings.Model,
        // A model wrote it, whatever it rests on.
        Invented = true,
        Topic = opinion.Topic,
        Part = opinion.Part,
        Grounds = [.. opinion.Grounds.Select(g => g.Id)],
    };

    private decimal Ceiling(ChatMessage[] messages) => settings.Prices?.Ceiling(messages.Sum(m => (long)Encoding.UTF8.GetByteCount(m.Text)), 0, settings.MaxOutputTokens) ?? 0;

    private ChatOptions Options() => new()
    {
        ResponseFormat = ReflectionPrompt.Form,
        Temperature = settings.Temperature,
        TopP = settings.TopP,
        MaxOutputTokens = settings.MaxOutputTokens,
        Reasoning = ChatCall.Reasoning(settings),
        AdditionalProperties = new AdditionalPropertiesDictionary { ["strict"] = true },
    };
}
