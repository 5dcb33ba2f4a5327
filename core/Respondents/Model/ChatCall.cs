using System.Text;
using Microsoft.Extensions.AI;
using Twins.Core.Respondents.Prompts;
using Twins.Core.Studies;

namespace Twins.Core.Respondents.Model;

/// <summary>The messages and options of one call. The twin's message and the form are shared between calls; nothing here is changed once made.</summary>
internal sealed class ChatCall(Evaluation evaluation, Asking asking, SystemMessage system, AnswerForm form, ModelSettings settings)
{
    private static readonly AdditionalPropertiesDictionary Strict = new() { ["strict"] = true };
    private static readonly AdditionalPropertiesDictionary StrictLogprobs = new() { ["strict"] = true, [TokenLogprob.PropertyName] = true };

    private string? task;

    private string Task => task ??= TaskPrompt.Write(evaluation, asking);

    /// <summary>More than the call can cost, in US dollars.</summary>
    public decimal Ceiling => settings.Prices is not { } prices ? 0
        : prices.Ceiling(system.Bytes + form.Bytes + Encoding.UTF8.GetByteCount(Task), evaluation.Stimulus.Shown.Count(s => s.Image is not null), settings.MaxOutputTokens);

    /// <summary>What is sent, as text: the form goes before everything at the provider.</summary>
    public PlannedPrompt Prompt => new(form.Format.Schema!.Value.GetRawText() + system.Message.Text, Task);

    public ChatMessage[] Messages() => [system.Message, User()];

    public ChatOptions Options() => new()
    {
        ResponseFormat = form.Format,
        Temperature = asking is Asking.Draw ? 1 : settings.Temperature,
        TopP = settings.TopP,
        MaxOutputTokens = settings.MaxOutputTokens,
        Reasoning = Reasoning(settings),
        AdditionalProperties = Additional(),
    };

    /// <exception cref="ModelFaultException">The setting is no reasoning effort.</exception>
    public static ReasoningOptions? Reasoning(ModelSettings settings) => settings.ReasoningEffort is { } effort ? new ReasoningOptions { Effort = Effort(effort) } : null;

    private ChatMessage User()
    {
        var message = new ChatMessage(ChatRole.User, Task);
        var shown = evaluation.Stimulus.Shown;
        foreach (var i in evaluation.Presentation.Order(shown.Count, ordinal: false))
            if (shown[i] is { Image: { } image, ImageType: { } type }) message.Contents.Add(new DataContent(image, type));
        return message;
    }

    private AdditionalPropertiesDictionary Additional()
    {
        var shared = asking is Asking.Logprobs ? StrictLogprobs : Strict;
        return settings.PromptCacheKey ? new AdditionalPropertiesDictionary(shared) { ["prompt_cache_key"] = evaluation.Member.Version } : shared;
    }

    private static ReasoningEffort Effort(string effort) => effort switch
    {
        "none" => ReasoningEffort.None,
        "low" => ReasoningEffort.Low,
        "medium" => ReasoningEffort.Medium,
        "high" => ReasoningEffort.High,
        _ => throw new ModelFaultException(FaultKind.Unusable, $"'{effort}' is no reasoning effort; use none, low, medium or high."),
    };
}

/// <summary>A twin's system message with its size in bytes.</summary>
internal sealed record SystemMessage(ChatMessage Message, int Bytes)
{
    public static SystemMessage Of(Personas.Twin twin)
    {
        var text = TwinPrompt.Write(twin);
        return new SystemMessage(new ChatMessage(ChatRole.System, text), Encoding.UTF8.GetByteCount(text));
    }
}
