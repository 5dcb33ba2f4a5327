using Microsoft.Extensions.AI;
using Twins.Core.Respondents.Prompts;
using Twins.Core.Runs;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Respondents.Model;

/// <summary>
/// Twins answered by a language model. One call puts the whole questionnaire about one stimulus; every call is paid
/// through the till, and outcomes are read from what the ledger keeps, so that a better reader re-reads old replies.
/// </summary>
public sealed class ModelRespondent : IRespondent
{
    private const int TwinsKept = 1024;
    private const int FormsKept = 64;

    private readonly Speakers speakers;
    private readonly Till till;
    private readonly ModelSettings settings;
    private readonly SsrStep? ssr;
    private readonly PromptCache<string, SystemMessage> systems = new(TwinsKept);
    private readonly PromptCache<(string, Asking), AnswerForm> forms = new(FormsKept);

    /// <param name="embeddings">Needed for SSR alone.</param>
    /// <param name="tuned">Gives the client of a tuned deployment; null where twins that have one cannot be asked.</param>
    public ModelRespondent(IChatClient chat, IEmbeddingGenerator<string, Embedding<float>>? embeddings, Till till, ModelSettings settings, Func<string, IChatClient>? tuned = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(settings.Model);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.SamplingDraws, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(settings.SsrTemperature);
        ArgumentOutOfRangeException.ThrowIfNegative(settings.SsrEpsilon);
        (speakers, this.till, this.settings) = (new Speakers(chat, settings, tuned), till, settings);
        if (embeddings is not null && settings.EmbeddingModel is { } model) ssr = new SsrStep(new Embedder(embeddings, till, settings, model), settings);
        Identity = RespondentIdentity.OfModel(settings.Model) with
        {
            // Named one by one: a setting that comes later must not make answers of an earlier version look like others.
            Settings = ContentHash.Of(new { new RequestKey(settings).Model, settings.SamplingDraws, settings.EmbeddingModel, settings.SsrTemperature, settings.SsrEpsilon }),
        };
    }

    public RespondentIdentity Identity { get; }

    /// <exception cref="ModelFaultException">The model cannot be used at all; the run stops.</exception>
    /// <exception cref="BudgetExhaustedException">The money is used up; the run stops.</exception>
    public async Task<Response> AskAsync(Evaluation evaluation, CancellationToken cancellationToken)
    {
        try
        {
            return evaluation.Elicitation switch
            {
                Elicitation.Ssr => await Ssr().RateAsync(await CallAsync(evaluation, Asking.Ssr, 0, cancellationToken), evaluation, cancellationToken),
                Elicitation.Sampling => await SampleAsync(evaluation, cancellationToken),
                Elicitation.Logprobs => await CallAsync(evaluation, Asking.Logprobs, 0, cancellationToken),
                Elicitation.Stated => await CallAsync(evaluation, Asking.Stated, 0, cancellationToken),
                Elicitation.Probabilities => await ProbabilitiesAsync(evaluation, cancellationToken),
                _ => await CallAsync(evaluation, Asking.Direct, 0, cancellationToken),
            };
        }
        catch (ModelFaultException fault) when (fault.Kind is not FaultKind.Unusable)
        {
            return ReplyReader.Uniform(evaluation, new Outcome.Failed(fault.Message));
        }
    }

    /// <summary>The most calls that <see cref="Preview"/> can give for one evaluation.</summary>
    public int MostCalls => settings.SamplingDraws;

    /// <summary>What asking would buy first, without buying it: for estimates, and for whoever makes the calls in another way.</summary>
    public PlannedCalls Preview(Evaluation evaluation)
    {
        var asking = evaluation.Elicitation switch
        {
            Elicitation.Ssr => Asking.Ssr,
            Elicitation.Sampling => Asking.Draw,
            Elicitation.Logprobs => Asking.Logprobs,
            Elicitation.Stated => Asking.Stated,
            Elicitation.Probabilities => settings.SupportsLogprobs ? Asking.Logprobs : Asking.Stated,
            _ => Asking.Direct,
        };
        var speaker = speakers.Of(evaluation.Member.Twin);
        var content = Chat(evaluation, asking, speaker);
        var draws = asking is Asking.Draw ? settings.SamplingDraws : 1;
        return new PlannedCalls([.. Enumerable.Range(0, draws).Select(draw => new ModelCall(speaker.Keys.Of(evaluation, asking, draw), content, evaluation, asking, speaker.Settings))], content);
    }

    private SsrStep Ssr() => ssr ?? throw new ModelFaultException(FaultKind.Unusable, "SSR needs an embedding model and none is set; set TWINS_EMBEDDING_MODEL, or choose another elicitation.");

    /// <summary>
    /// The best way that works with this model. Which one that is follows from replies that are in the ledger, so that a
    /// resumed run takes the same way again; a question that one way could not tell is asked in the next.
    /// </summary>
    private async Task<Response> ProbabilitiesAsync(Evaluation evaluation, CancellationToken cancellationToken)
    {
        var response = await CallAsync(evaluation, settings.SupportsLogprobs ? Asking.Logprobs : Asking.Stated, 0, cancellationToken);
        if (settings.SupportsLogprobs && LacksProbabilities(evaluation, response)) response = Mend(evaluation, response, await CallAsync(evaluation, Asking.Stated, 0, cancellationToken));
        return LacksProbabilities(evaluation, response) ? Mend(evaluation, response, await SampleAsync(evaluation, cancellationToken)) : response;
    }

    private static bool LacksProbabilities(Evaluation evaluation, Response response) =>
        Enumerable.Range(0, response.Outcomes.Count).Any(i => LacksProbabilities(evaluation, response, i));

    /// <summary>A reply that was cut off or refused would be so again; only one that came whole is worth another way.</summary>
    private static bool LacksProbabilities(Evaluation evaluation, Response response, int question) =>
        evaluation.Questionnaire.Questions[question] is CategoricalQuestion && response.Outcomes[question] is Outcome.Unparseable { ReplyWhole: true };

    private static Response Mend(Evaluation evaluation, Response response, Response other) => response with
    {
        Outcomes = [.. response.Outcomes.Select((outcome, i) => LacksProbabilities(evaluation, response, i) ? other.Outcomes[i] : outcome)],
        Usage = response.Usage + other.Usage,
    };

    private async Task<Response> SampleAsync(Evaluation evaluation, CancellationToken cancellationToken)
    {
        var draws = new Task<Response>[settings.SamplingDraws];
        for (var i = 0; i < draws.Length; i++) draws[i] = DrawAsync(evaluation, i, cancellationToken);
        return SamplingMerge.Of(evaluation, await Task.WhenAll(draws));
    }

    /// <summary>One draw that fails leaves the others standing.</summary>
    private async Task<Response> DrawAsync(Evaluation evaluation, int draw, CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(evaluation, Asking.Draw, draw, cancellationToken);
        }
        catch (ModelFaultException fault) when (fault.Kind is not FaultKind.Unusable)
        {
            return ReplyReader.Uniform(evaluation, new Outcome.Failed(fault.Message));
        }
    }

    private async Task<Response> CallAsync(Evaluation evaluation, Asking asking, int draw, CancellationToken cancellationToken)
    {
        var speaker = speakers.Of(evaluation.Member.Twin);
        var call = new ModelCall(speaker.Keys.Of(evaluation, asking, draw), Chat(evaluation, asking, speaker), evaluation, asking, speaker.Settings);
        // What was just bought need not be read a second time.
        Response? fresh = null;
        var receipt = await till.OnceAsync(call.Key, call.Ceiling, async token =>
        {
            (var purchase, fresh) = await BuyAsync(speaker.Chat, call, token);
            return purchase;
        }, cancellationToken);
        var response = receipt.Bought && fresh is not null ? fresh : call.Read(receipt.Entry);
        return response with { Usage = receipt.Charge() };
    }

    private ChatCall Chat(Evaluation evaluation, Asking asking, Speaker speaker)
    {
        var member = evaluation.Member;
        var form = forms.GetOrAdd((evaluation.Questionnaire.Hash, asking), evaluation.Questionnaire, static (key, questionnaire) => AnswerForm.Of(questionnaire, key.Item2));
        var system = systems.GetOrAdd(member.Version, member.Twin, static (_, twin) => SystemMessage.Of(twin));
        return new ChatCall(evaluation, asking, system, form, speaker.Settings);
    }

    private static async Task<(Purchase Purchase, Response Response)> BuyAsync(IChatClient chat, ModelCall call, CancellationToken cancellationToken)
    {
        try
        {
            var response = await chat.GetResponseAsync(call.Messages(), call.Options(), cancellationToken);
            return call.Take(ReplyMapping.From(response), response.ModelId);
        }
        catch (ModelFaultException fault) when (fault.Kind is FaultKind.Filtered)
        {
            // The filter judges content, so that asking again would only be filtered again; providers charge for it too.
            return call.Take(new ModelReply { Filtered = fault.Message }, null);
        }
    }
}

/// <summary>The calls that one evaluation needs.</summary>
public sealed class PlannedCalls
{
    private readonly ChatCall chat;

    internal PlannedCalls(IReadOnlyList<ModelCall> calls, ChatCall chat) => (Calls, this.chat) = (calls, chat);

    /// <summary>Those in the ledger are free.</summary>
    public IReadOnlyList<ModelCall> Calls { get; }

    public IEnumerable<LedgerKey> Keys => Calls.Select(c => c.Key);

    /// <summary>Everything that is sent with each of them, as text.</summary>
    public PlannedPrompt Prompt => chat.Prompt;

    /// <summary>The most that each of them can cost, in US dollars.</summary>
    public decimal Ceiling => chat.Ceiling;
}

/// <param name="Prefix">The same for every call about this twin, which a provider may have cached.</param>
public sealed record PlannedPrompt(string Prefix, string Rest);
