using Twins.Adapters.Telemetry;

namespace Twins.Tests.Adapters.Telemetry;

public sealed class TelemetryOptionsTests
{
    private const string Connection = "InstrumentationKey=11111111-2222-3333-4444-555555555555;IngestionEndpoint=https://westeurope-5.in.applicationinsights.azure.com/";

    [Fact]
    public void Nothing_set_is_nothing_sent()
    {
        Assert.False(Read().IsOn);
        Assert.Null(TelemetryPipeline.Start(Read(), "tests"));
    }

    [Fact]
    public void A_connection_string_or_a_collector_switches_it_on_and_prompts_stay_here()
    {
        Assert.Equal((true, false, false), Read(("APPLICATIONINSIGHTS_CONNECTION_STRING", Connection)) is var azure ? (azure.IsOn, azure.Otlp, azure.Content) : default);
        Assert.Equal((true, true, null), Read(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4317")) is var otlp ? (otlp.IsOn, otlp.Otlp, otlp.ConnectionString) : default);
        Assert.True(Read(("TWINS_TELEMETRY_CONTENT", "yes")).Content);
    }

    [Fact]
    public void Entra_is_asked_for_as_azure_asks_for_it()
    {
        var options = Read(("APPLICATIONINSIGHTS_CONNECTION_STRING", Connection), ("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "ClientId=me;Authorization=AAD"), ("AZURE_CLIENT_ID", "other"));
        Assert.Equal((true, "me"), (options.Entra, options.ClientId));
        Assert.False(Read(("APPLICATIONINSIGHTS_CONNECTION_STRING", Connection)).Entra);
    }

    [Theory]
    [InlineData("TWINS_TELEMETRY_CONTENT", "maybe")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "very-secret")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=very-secret;IngestionEndpoint=https://x")]
    public void What_cannot_be_used_is_named_and_not_repeated(string variable, string value)
    {
        var refusal = Assert.Throws<TelemetryOptionsException>(() => Read((variable, value)));
        Assert.Contains(variable, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_options_in_words_hold_no_key() => Assert.Equal("Azure Monitor", Read(("APPLICATIONINSIGHTS_CONNECTION_STRING", Connection)).ToString());

    private static TelemetryOptions Read(params (string Name, string Value)[] environment) =>
        new TelemetryOptionsReader(name => environment.FirstOrDefault(v => v.Name == name).Value).Read();
}
