using System.Text.Json;
using Twins.Adapters.Models;
using Twins.Core.Respondents.Model;
using Twins.Core.Runs;
using Twins.Tests.Respondents.Model;

namespace Twins.Tests.Adapters.Models;

public sealed class WireShapeTests
{
    [Fact]
    public async Task What_we_send_is_strict_structured_output()
    {
        var body = JsonDocument.Parse((await SentAsync(Script.Options)).LastBody).RootElement;
        var format = body.GetProperty("response_format");
        Assert.Equal("json_schema", format.GetProperty("type").GetString());
        Assert.True(format.GetProperty("json_schema").GetProperty("strict").GetBoolean());
        var schema = format.GetProperty("json_schema").GetProperty("schema");
        Assert.Equal(["answers", "reason", "objection", "evidence"], schema.GetProperty("required").EnumerateArray().Select(r => r.GetString()));
        Assert.False(schema.GetProperty("properties").GetProperty("answers").GetProperty("additionalProperties").GetBoolean());
        Assert.False(body.TryGetProperty("prompt_cache_key", out _));
    }

    [Fact]
    public async Task OpenAI_gets_the_twin_as_prompt_cache_key_and_reasoning_models_no_temperature()
    {
        var body = JsonDocument.Parse((await SentAsync(Script.Options with { Provider = ModelProvider.OpenAI, Settings = Script.Settings with { ReasoningEffort = "low", PromptCacheKey = true } })).LastBody).RootElement;
        Assert.Equal(Sample.Evaluation(Sample.Appeal).Member.Version, body.GetProperty("prompt_cache_key").GetString());
        Assert.Equal("low", body.GetProperty("reasoning_effort").GetString());
        Assert.False(body.TryGetProperty("temperature", out _));
        Assert.Equal(1024, body.GetProperty("max_completion_tokens").GetInt32());
    }

    [Fact]
    public async Task Azure_is_called_at_its_deployment_with_its_own_key_header()
    {
        var script = await SentAsync(Script.Options with { Provider = ModelProvider.Azure, Url = new Uri("https://res.openai.azure.com"), Settings = Script.Settings with { Model = "mini" } });
        Assert.StartsWith("https://res.openai.azure.com/openai/deployments/mini/chat/completions?api-version=", script.Last!.RequestUri!.ToString(), StringComparison.Ordinal);
        Assert.Equal("sk-very-secret", Assert.Single(script.Last.Headers.GetValues("api-key")));
        Assert.Equal(1024, JsonDocument.Parse(script.LastBody).RootElement.GetProperty("max_completion_tokens").GetInt32());
    }

    [Fact]
    public async Task A_request_fits_the_published_schema_of_azure_openai()
    {
        var schema = await PublishedSchema.OfAsync("AzureCreateChatCompletionRequest");
        var body = (await SentAsync(Script.Options with { Provider = ModelProvider.OpenAI }, logprobs: true)).LastBody;
        Assert.Empty(schema.Validate(body));
        Assert.NotEmpty(schema.Validate(body.Replace("\"top_logprobs\":20", "\"top_logprobs\":21", StringComparison.Ordinal)));
    }

    private static async Task<Script> SentAsync(ModelOptions options, bool logprobs = false)
    {
        var script = new Script(Script.Good);
        using var clients = ModelClients.Create(options, TimeProvider.System, script);
        var respondent = new ModelRespondent(clients.Chat, null, new Till(new InMemoryLedger(), new Budget(null, 0), "run", TimeProvider.System), options.Settings);
        var evaluation = Sample.Evaluation(Sample.Appeal, Sample.Try) with { Elicitation = logprobs ? Core.Respondents.Elicitation.Logprobs : Core.Respondents.Elicitation.Direct };
        await respondent.AskAsync(evaluation, TestContext.Current.CancellationToken);
        return script;
    }
}
