using System.Globalization;
using Twins.Core.Respondents.Model;

namespace Twins.Adapters.Models;

/// <summary>Reads the model options from environment variables, or says which one to set.</summary>
/// <param name="environment">Gives a variable's value, such as <see cref="Environment.GetEnvironmentVariable(string)"/>.</param>
public sealed class ModelOptionsReader(Func<string, string?> environment)
{
    private static readonly Uri OpenAI = new("https://api.openai.com/v1");

    /// <param name="model">"azure:deployment", "openai:model" or "model" at TWINS_MODEL_URL; TWINS_MODEL unless given.</param>
    /// <param name="url">The base URL; TWINS_MODEL_URL unless given.</param>
    /// <returns>Null when no model is asked for, neither here nor in the environment.</returns>
    /// <exception cref="ModelOptionsException">Something is missing or does not fit.</exception>
    public ModelOptions? Read(string? model = null, string? url = null)
    {
        if ((model ?? Get("TWINS_MODEL")) is not { } spec) return null;
        url ??= Get("TWINS_MODEL_URL");
        var options = spec.Split(':', 2) switch
        {
            ["azure", var deployment] => Azure(Named(deployment, spec)),
            ["openai", var name] => new ModelOptions { Provider = ModelProvider.OpenAI, Settings = Named(name, spec), Url = Url(url ?? OpenAI.ToString()), Key = Get("TWINS_MODEL_KEY") ?? Get("OPENAI_API_KEY") ?? throw Missing("OPENAI_API_KEY", "your OpenAI key") },
            // Ollama's names have colons of their own, such as llama3.2:3b.
            _ => new ModelOptions { Provider = ModelProvider.Compatible, Settings = Named(spec, spec), Url = Url(url ?? throw Missing("TWINS_MODEL_URL", $"the base URL of the server that has '{spec}', such as http://localhost:11434/v1; or write azure:{spec} or openai:{spec}")), Key = Get("TWINS_MODEL_KEY") },
        };
        return Tune(options);
    }

    private ModelOptions Azure(ModelSettings deployment)
    {
        var endpoint = Url(Get("AZURE_OPENAI_ENDPOINT") ?? throw Missing("AZURE_OPENAI_ENDPOINT", "the resource's endpoint, such as https://my-resource.openai.azure.com"));
        if (endpoint.Scheme is not "https") throw new ModelOptionsException("AZURE_OPENAI_ENDPOINT must begin with https://.");
        return new ModelOptions { Provider = ModelProvider.Azure, Settings = deployment, Url = endpoint, Key = Get("AZURE_OPENAI_API_KEY") };
    }

    private ModelOptions Tune(ModelOptions options) => options with
    {
        Settings = Tune(options.Settings, options.Provider),
        MaxConcurrency = (int?)Number("TWINS_MODEL_CONCURRENCY", 1, 1024) ?? options.MaxConcurrency,
        Timeout = Number("TWINS_MODEL_TIMEOUT", 1, 3600) is { } s ? TimeSpan.FromSeconds(s) : options.Timeout,
        // On Azure batches have deployments of their own; at OpenAI the model itself takes them.
        BatchModel = Get("TWINS_BATCH_MODEL") ?? (options.Provider is ModelProvider.OpenAI ? options.Settings.Model : null),
        BatchPriceFactor = (decimal?)Number("TWINS_BATCH_PRICE_FACTOR", 0, 1) ?? options.BatchPriceFactor,
        TelemetryContent = OneOf("TWINS_TELEMETRY_CONTENT", "yes", "no") is "yes",
        TuningApiVersion = Get("TWINS_TUNING_API_VERSION"),
        BatchLines = (int?)Number("TWINS_BATCH_LINES", 1, 1_000_000),
    };

    private ModelSettings Tune(ModelSettings settings, ModelProvider provider) => settings with
    {
        EmbeddingModel = Get("TWINS_EMBEDDING_MODEL"),
        Temperature = (float?)Number("TWINS_MODEL_TEMPERATURE", 0, 2),
        TopP = (float?)Number("TWINS_MODEL_TOP_P", 0, 1),
        MaxOutputTokens = (int?)Number("TWINS_MODEL_MAX_TOKENS", 16, 1_000_000) ?? settings.MaxOutputTokens,
        ReasoningEffort = OneOf("TWINS_MODEL_REASONING", "none", "low", "medium", "high"),
        SupportsLogprobs = OneOf("TWINS_MODEL_LOGPROBS", "yes", "no") is "yes",
        PromptCacheKey = OneOf("TWINS_MODEL_CACHE_KEY", "yes", "no") is { } key ? key is "yes" : provider is ModelProvider.OpenAI,
        SamplingDraws = (int?)Number("TWINS_MODEL_DRAWS", 1, 100) ?? settings.SamplingDraws,
        Prices = Prices(),
    };

    private ModelPrices? Prices()
    {
        if (Get("TWINS_MODEL_PRICES") is not { } text) return null;
        var parts = Array.ConvertAll(text.Split('/'), p => decimal.TryParse(p.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) ? price : -1);
        return parts is [>= 0, >= 0, >= 0] or [>= 0, >= 0, >= 0, >= 0]
            ? new ModelPrices(parts[0], parts[1], parts[2], parts.Length > 3 ? parts[3] : 0)
            : throw new ModelOptionsException($"TWINS_MODEL_PRICES is '{text}'; write US dollars per million tokens as input/cached input/output, such as 0.40/0.10/1.60, with a fourth for embeddings if you like.");
    }

    private double? Number(string name, double least, double most)
    {
        if (Get(name) is not { } text) return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new ModelOptionsException($"{name} is '{text}'; it must be a number from {least} to {most}.");
    }

    private string? OneOf(string name, params string[] words)
    {
        if (Get(name) is not { } text) return null;
        return words.Contains(text, StringComparer.Ordinal) ? text : throw new ModelOptionsException($"{name} is '{text}'; it must be one of {string.Join(", ", words)}.");
    }

    private static Uri Url(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new ModelOptionsException($"'{text}' is no URL of a model server; write it in full, such as http://localhost:11434/v1.");
        return url.UserInfo.Length is 0 ? url : throw new ModelOptionsException("The model's URL holds a name or a password; take it out and put the key into TWINS_MODEL_KEY.");
    }

    private static ModelSettings Named(string model, string spec) =>
        string.IsNullOrWhiteSpace(model) ? throw new ModelOptionsException($"'{spec}' names no model; write one behind the colon.") : new ModelSettings { Model = model };

    private static ModelOptionsException Missing(string variable, string what) => new($"{variable} is not set; set it to {what}.");

    private string? Get(string name) => environment(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
