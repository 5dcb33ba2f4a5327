using System.ClientModel;
using System.Net.Sockets;
using System.Text.Json;
using Azure.Identity;
using Twins.Adapters.Retries;
using Twins.Core.Respondents;

namespace Twins.Adapters.Models;

/// <summary>
/// Says what an exception of the SDK or the network means. Messages are our own: a provider's error can quote the key that
/// was sent, so its exceptions are not kept as inner ones, and what is quoted of its text has the key taken out.
/// </summary>
internal sealed class FaultReader(ModelOptions options, TimeProvider clock)
{
    public const string FilteredPrompt = "the provider's content filter stopped the prompt";

    private static readonly string[] Hopeless = ["unsupported_parameter", "unsupported_value", "invalid_api_key", "model_not_found", "DeploymentNotFound", "OperationNotSupported", "insufficient_quota"];

    private string Host => options.Url.IsDefaultPort ? options.Url.Host : $"{options.Url.Host}:{options.Url.Port}";

    private string KeyVariable => options.Provider switch { ModelProvider.Azure => "AZURE_OPENAI_API_KEY", ModelProvider.OpenAI => "OPENAI_API_KEY", _ => "TWINS_MODEL_KEY" };

    /// <summary>Null for what is nobody's fault but ours.</summary>
    public WireFault? Read(Exception exception) => exception switch
    {
        ClientResultException { Status: > 0 } e => Status(e),
        ClientResultException { InnerException: { } inner } => Read(inner),
        ReplyErrorException e => Told(e.Error),
        OperationCanceledException => new WireFault(FaultKind.Passing, $"{Host} did not answer within {options.Timeout.TotalSeconds:0.#} s", Retry: true, Complaint: true),
        AuthenticationFailedException => new WireFault(FaultKind.Unusable, $"Nobody is signed in to Azure for {Host}: run 'az login', give this machine a managed identity, or set AZURE_OPENAI_API_KEY."),
        HttpRequestException e => Connection(e),
        AggregateException { InnerException: { } inner } => Read(inner),
        IOException or SocketException => new WireFault(FaultKind.Passing, $"the connection to {Host} broke", Retry: true),
        JsonException or FormatException or InvalidOperationException or KeyNotFoundException => new WireFault(FaultKind.Passing, $"{Host} sent something that is not a reply of a model", Retry: true),
        _ => null,
    };

    private WireFault Connection(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => new WireFault(FaultKind.Unusable, $"There is no host {Host}: check {UrlVariable()}."),
        HttpRequestError.SecureConnectionError => new WireFault(FaultKind.Unusable, $"No secure connection to {Host} can be made: check {UrlVariable()} and the server's certificate."),
        HttpRequestError.ConnectionError => new WireFault(FaultKind.Unusable, $"Nothing answers at {Host}: start the model server, or check {UrlVariable()}.", Retry: true),
        _ => new WireFault(FaultKind.Passing, $"the connection to {Host} broke", Retry: true),
    };

    private WireFault Status(ClientResultException e)
    {
        var (code, message) = ErrorBody.Read(e.GetRawResponse(), options.Key);
        if (ErrorBody.IsFilter(code)) return new WireFault(FaultKind.Filtered, FilteredPrompt);
        if (e.Status is 401 or 403) return new WireFault(FaultKind.Unusable, $"{Host} refuses the {(options.Key is null ? "identity" : "key")} ({e.Status}): {(options.Key is null && options.Provider is ModelProvider.Azure ? "give it the role Cognitive Services OpenAI User, or set AZURE_OPENAI_API_KEY" : $"set {KeyVariable} to a valid key")}.");
        if (e.Status is 404 || code is "model_not_found" or "DeploymentNotFound") return new WireFault(FaultKind.Unusable, $"{Host} has no '{options.Settings.Model}'{(options.Settings.EmbeddingModel is { } embedding ? $" or no '{embedding}'" : "")} (404): check the model in TWINS_MODEL or --model, and {UrlVariable()}.");
        if (Array.IndexOf(Hopeless, code) >= 0) return new WireFault(FaultKind.Unusable, $"{Host} cannot serve such calls ({code}): {message}");
        return e.Status is 408 or 429 or >= 500
            ? new WireFault(FaultKind.Passing, $"{Host} answers {e.Status}{(message.Length > 0 ? ": " : "")}{message}", Retry: true, Complaint: e.Status is 408 or 429 or 503, RetryAfter.Read(e.GetRawResponse(), clock))
            : new WireFault(FaultKind.Rejected, $"{Host} rejects the request ({e.Status}): {message}");
    }

    /// <summary>An error that came where a piece of a reply should have been.</summary>
    private WireFault Told(JsonElement error)
    {
        var (code, message) = ErrorBody.ReadAny(error, options.Key);
        if (ErrorBody.IsFilter(code)) return new WireFault(FaultKind.Filtered, FilteredPrompt);
        if (Array.IndexOf(Hopeless, code) >= 0) return new WireFault(FaultKind.Unusable, $"{Host} cannot serve such calls ({code}): {message}");
        return new WireFault(FaultKind.Passing, $"{Host} broke its reply off{(message.Length > 0 ? ": " : "")}{message}", Retry: true, Complaint: code is "429" or "rate_limit_exceeded");
    }

    private string UrlVariable() => options.Provider is ModelProvider.Azure ? "AZURE_OPENAI_ENDPOINT" : "TWINS_MODEL_URL";
}
