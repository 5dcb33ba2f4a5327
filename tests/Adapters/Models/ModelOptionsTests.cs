using Twins.Adapters.Models;

namespace Twins.Tests.Adapters.Models;

public sealed class ModelOptionsTests
{
    [Fact]
    public void No_model_asked_for_is_no_model() => Assert.Null(Read());

    [Fact]
    public void A_server_of_ones_own_needs_a_url_and_no_key()
    {
        var options = Read(("TWINS_MODEL", "llama3.2:3b"), ("TWINS_MODEL_URL", "http://localhost:11434/v1"))!;
        Assert.Equal((ModelProvider.Compatible, "llama3.2:3b", null), (options.Provider, options.Settings.Model, options.Key));
        Assert.False(options.Settings.PromptCacheKey);
    }

    [Fact]
    public void Azure_takes_a_key_or_else_entra()
    {
        var options = Read(("TWINS_MODEL", "azure:mini"), ("AZURE_OPENAI_ENDPOINT", "https://x.openai.azure.com"))!;
        Assert.Equal((ModelProvider.Azure, "mini", null), (options.Provider, options.Settings.Model, options.Key));
        Assert.Equal("k", Read(("TWINS_MODEL", "azure:mini"), ("AZURE_OPENAI_ENDPOINT", "https://x.openai.azure.com"), ("AZURE_OPENAI_API_KEY", "k"))!.Key);
    }

    [Fact]
    public void Everything_else_can_be_tuned()
    {
        var settings = Read(("TWINS_MODEL", "openai:m"), ("OPENAI_API_KEY", "k"), ("TWINS_MODEL_PRICES", "0.40/0.10/1.60/0.02"), ("TWINS_MODEL_TEMPERATURE", "0.7"), ("TWINS_MODEL_LOGPROBS", "yes"), ("TWINS_MODEL_REASONING", "low"), ("TWINS_MODEL_MAX_TOKENS", "400"), ("TWINS_EMBEDDING_MODEL", "e"))!.Settings;
        Assert.True(settings.PromptCacheKey);
        Assert.Equal((.7f, true, "low", 400, "e"), (settings.Temperature, settings.SupportsLogprobs, settings.ReasoningEffort, settings.MaxOutputTokens, settings.EmbeddingModel));
        Assert.Equal(.08m + .08m + 1.12m, settings.Prices!.Of(1_000_000, 800_000, 700_000));
        Assert.Equal(.02m, settings.Prices.OfEmbedding(1_000_000));
    }

    [Fact]
    public void Batches_have_a_deployment_of_their_own_except_at_OpenAI()
    {
        (string, string)[] azure = [("TWINS_MODEL", "azure:mini"), ("AZURE_OPENAI_ENDPOINT", "https://x.openai.azure.com")];
        Assert.Null(Read(azure)!.BatchModel);
        var set = Read([.. azure, ("TWINS_BATCH_MODEL", "mini-batch"), ("TWINS_BATCH_PRICE_FACTOR", "0.4"), ("TWINS_BATCH_LINES", "2000")])!;
        Assert.Equal(("mini-batch", .4m, 2000), (set.BatchModel, set.BatchPriceFactor, set.BatchLines));
        Assert.Equal("mini", set.Settings.Model);
        var openai = Read(("TWINS_MODEL", "openai:m"), ("OPENAI_API_KEY", "k"))!;
        Assert.Equal(("m", .5m, null), (openai.BatchModel, openai.BatchPriceFactor, openai.BatchLines));
        Assert.Null(Read(("TWINS_MODEL", "llama"), ("TWINS_MODEL_URL", "http://localhost:11434/v1"))!.BatchModel);
    }

    [Theory]
    [InlineData("TWINS_MODEL_URL", "TWINS_MODEL", "llama")]
    [InlineData("OPENAI_API_KEY", "TWINS_MODEL", "openai:m")]
    [InlineData("AZURE_OPENAI_ENDPOINT", "TWINS_MODEL", "azure:m")]
    [InlineData("names no model", "TWINS_MODEL", "openai:")]
    [InlineData("TWINS_MODEL_TEMPERATURE", "TWINS_MODEL_TEMPERATURE", "hot")]
    [InlineData("TWINS_MODEL_CONCURRENCY", "TWINS_MODEL_CONCURRENCY", "0")]
    [InlineData("TWINS_MODEL_LOGPROBS", "TWINS_MODEL_LOGPROBS", "maybe")]
    [InlineData("0.40/0.10/1.60", "TWINS_MODEL_PRICES", "free")]
    [InlineData("0.40/0.10/1.60", "TWINS_MODEL_PRICES", "1/-1/1")]
    [InlineData("no URL", "TWINS_MODEL_URL", "localhost:11434")]
    [InlineData("TWINS_MODEL_KEY", "TWINS_MODEL_URL", "http://me:secret@host/v1")]
    public void What_is_missing_or_wrong_is_named(string named, string variable, string value)
    {
        var environment = variable is "TWINS_MODEL" ? [(variable, value)] : new[] { ("TWINS_MODEL", "llama"), (variable is "TWINS_MODEL_URL" ? "X" : "TWINS_MODEL_URL", "http://localhost:1/v1"), (variable, value) };
        var problem = Assert.Throws<ModelOptionsException>(() => Read(environment));
        Assert.Contains(named, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.Message, StringComparison.Ordinal);
    }

    private static ModelOptions? Read(params (string Name, string Value)[] environment) =>
        new ModelOptionsReader(environment.ToDictionary(e => e.Name, e => e.Value).GetValueOrDefault).Read();
}
