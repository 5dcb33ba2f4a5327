using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Twins.Adapters.Telemetry;

namespace Twins.Tests.Adapters.Telemetry;

/// <summary>Runs while nothing else does: what a process tells about itself is everybody's.</summary>
[Collection(nameof(TelemetryPipelineTests))]
[CollectionDefinition(nameof(TelemetryPipelineTests), DisableParallelization = true)]
public sealed class TelemetryPipelineTests
{
    // The exporter's reports about itself would go to its maker.
    static TelemetryPipelineTests() => Environment.SetEnvironmentVariable("APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "true");

    [Fact]
    public async Task Azure_monitor_is_sent_the_run_its_shards_its_calls_and_its_cost()
    {
        await using var collector = await Collector.StartAsync();
        await using var shop = await RunTelemetryTests.OpenAsync("to-azure", twins: 2);
        var options = new TelemetryOptionsReader(name => name is "APPLICATIONINSIGHTS_CONNECTION_STRING" ? $"InstrumentationKey=11111111-2222-3333-4444-555555555555;IngestionEndpoint={collector.Url}" : null).Read();
        string run;
        using (TelemetryPipeline.Start(options, "tests")) run = (await RunTelemetryTests.RunAsync(shop)).Id;

        Assert.All(collector.Received, r => Assert.EndsWith("/track", r.Path, StringComparison.Ordinal));
        var items = collector.Received.SelectMany(r => r.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        JsonElement Of(string type, string name) => items.Where(i => Kind(i) == type).Select(i => i.GetProperty("data").GetProperty("baseData")).First(d => Name(d) == name && d.GetRawText().Contains(name is "shard" or "report" or "run" ? run : "to-azure", StringComparison.Ordinal));
        Assert.Equal("finished", Of("RequestData", "shard").GetProperty("properties").GetProperty("twins.shard.end").GetString());
        Assert.True(Of("RequestData", "report").GetProperty("success").GetBoolean());
        Assert.Equal(run, Of("RemoteDependencyData", "run").GetProperty("properties").GetProperty("twins.run.id").GetString());
        Assert.Equal("to-azure", Of("RemoteDependencyData", "chat to-azure").GetProperty("properties").GetProperty("gen_ai.request.model").GetString());
        Assert.True(Of("MetricData", "twins.run.cost").GetProperty("metrics")[0].GetProperty("value").GetDouble() > 0);
        Assert.All(collector.Received, r => Assert.DoesNotContain("Late deliveries", r.Body, StringComparison.Ordinal));
        Assert.All(collector.Received, r => Assert.DoesNotContain("sk-very-secret", r.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_collector_is_sent_the_same_over_otlp()
    {
        await using var collector = await Collector.StartAsync();
        await using var shop = await RunTelemetryTests.OpenAsync("to-otlp", twins: 2);
        // What the process's environment would say.
        var environment = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url.ToString(), ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" }).Build();
        var extras = new TelemetryExtras(t => t.ConfigureServices(s => s.AddSingleton<IConfiguration>(environment)), m => m.ConfigureServices(s => s.AddSingleton<IConfiguration>(environment)));
        using (TelemetryPipeline.Start(new TelemetryOptions { Otlp = true }, "tests", extras)) await RunTelemetryTests.RunAsync(shop);

        string Sent(string path) => string.Concat(collector.Received.Where(r => r.Path == path).Select(r => r.Body));
        Assert.All(["shard", "twins.run.id", "chat to-otlp", "twins-tests"], text => Assert.Contains(text, Sent("/v1/traces"), StringComparison.Ordinal));
        Assert.All(["twins.run.cost", "twins.shard.duration", "gen_ai.client.token.usage"], text => Assert.Contains(text, Sent("/v1/metrics"), StringComparison.Ordinal));
        Assert.DoesNotContain("Late deliveries", Sent("/v1/traces"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collector_that_is_away_holds_up_no_run()
    {
        var gone = await Collector.StartAsync();
        var url = gone.Url;
        await gone.DisposeAsync();
        await using var shop = await RunTelemetryTests.OpenAsync("nobody-there", twins: 1);
        using var pipeline = TelemetryPipeline.Start(new TelemetryOptions { ConnectionString = $"InstrumentationKey=11111111-2222-3333-4444-555555555555;IngestionEndpoint={url}" }, "tests");
        Assert.NotNull((await RunTelemetryTests.RunAsync(shop)).Report);
    }

    private static string Kind(JsonElement item) => item.GetProperty("data").GetProperty("baseType").GetString()!;

    private static string? Name(JsonElement data) => data.TryGetProperty("name", out var name) ? name.GetString() : data.GetProperty("metrics")[0].GetProperty("name").GetString();
}
