using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace Twins.Tests.Infra;

public sealed class HostFileTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Checkout.Root, "host.json"));

    private static readonly JsonElement Host = JsonDocument.Parse(Text).RootElement;

    [Fact]
    public async Task It_fits_the_published_schema()
    {
        var schema = await SchemaAsync();
        Assert.Empty(schema.Validate(Text));
        // Beyond the library, which knows no "const".
        Assert.Equal("2.0", Host.GetProperty("version").GetString());
    }

    [Theory]
    [InlineData("functionTimeout", "\"half an hour\"")]
    [InlineData("customHandler", """{"enableProxyingHttpRequests":true}""")]
    [InlineData("extensions", """{"queues":{"batchSize":64}}""")]
    [InlineData("logging", """{"logLevel":{"default":"Loud"}}""")]
    [InlineData("handler", "{}")]
    public async Task A_wrong_one_does_not_fit(string property, string value)
    {
        var wrong = JsonNode.Parse(Text)!.AsObject();
        wrong[property] = JsonNode.Parse(value);
        Assert.NotEmpty((await SchemaAsync()).Validate(wrong.ToJsonString()));
    }

    [Fact]
    public void It_names_no_schema_because_the_host_refuses_one() => Assert.False(Host.TryGetProperty("$schema", out _));

    [Fact]
    public void The_handler_is_the_executable_and_gets_requests_as_they_are()
    {
        var handler = Host.GetProperty("customHandler");
        Assert.Equal(Executable(), handler.GetProperty("description").GetProperty("defaultExecutablePath").GetString());
        Assert.True(handler.GetProperty("enableProxyingHttpRequest").GetBoolean());
        Assert.False(handler.TryGetProperty("enableForwardingHttpRequest", out _));
        Assert.Equal("", Host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
    }

    [Fact]
    public void A_message_is_tried_five_times_and_its_text_is_base64()
    {
        var queues = Host.GetProperty("extensions").GetProperty("queues");
        Assert.Equal(5, queues.GetProperty("maxDequeueCount").GetInt32());
        Assert.Equal("base64", queues.GetProperty("messageEncoding").GetString());
        // A dead worker's lease has ended by the time that its message comes again.
        Assert.Equal(Core.Storage.Lease.Length, TimeSpan.Parse(queues.GetProperty("visibilityTimeout").GetString()!, null));
    }

    [Fact]
    public void Sampling_drops_neither_an_invocation_nor_a_failure()
    {
        var sampling = Host.GetProperty("logging").GetProperty("applicationInsights").GetProperty("samplingSettings");
        Assert.Equal(["Request", "Exception"], sampling.GetProperty("excludedTypes").GetString()!.Split(';'));
        Assert.False(sampling.TryGetProperty("includedTypes", out _));
    }

    private static string Executable() => System.Xml.Linq.XDocument.Load(Path.Combine(Checkout.Root, "functions", "Twins.Functions.csproj")).Descendants("AssemblyName").Single().Value;

    /// <summary>The part for version 2; the whole allows either version and would explain a mistake by both.</summary>
    private static async Task<JsonSchema> SchemaAsync() =>
        (await JsonSchema.FromFileAsync(SharedFolder.Path("schemas", "functions-host.schema.json"), TestContext.Current.CancellationToken)).Definitions["version-2"];
}
