using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Twins.Core.Runs.Telemetry;

namespace Twins.Adapters.Telemetry;

/// <summary>Sends what this process tells about itself to where the options say; what is left is sent when it is disposed.</summary>
public sealed class TelemetryPipeline : IDisposable
{
    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;

    private TelemetryPipeline(TracerProvider traces, MeterProvider metrics) => (this.traces, this.metrics) = (traces, metrics);

    /// <summary>Listens and sends, or returns null where nobody is to be told.</summary>
    /// <param name="role">Which of our programs this is, such as "functions".</param>
    /// <param name="more">Other sources and exporters of the edge; null for none.</param>
    public static TelemetryPipeline? Start(TelemetryOptions options, string role, TelemetryExtras? more = null)
    {
        if (!options.IsOn && more is null) return null;
        var resource = ResourceBuilder.CreateDefault().AddService("twins-" + role, serviceVersion: typeof(TelemetryPipeline).Assembly.GetName().Version?.ToString(3));
        var tracing = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(RunTelemetry.Name);
        if (!options.Content) tracing.AddProcessor(new Discretion());
        var measuring = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(RunTelemetry.Name);
        Export(options, tracing, measuring);
        // A run belongs to one trace whatever the caller of the moment thought of being recorded; said last, because an exporter brings a sampler of its own.
        if (!options.Sampled) tracing.SetSampler(new AlwaysOnSampler());
        more?.Traces(tracing);
        more?.Metrics(measuring);
        return new TelemetryPipeline(tracing.Build(), measuring.Build());
    }

    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }

    private static void Export(TelemetryOptions options, TracerProviderBuilder tracing, MeterProviderBuilder measuring)
    {
        if (options.ConnectionString is { } connection)
        {
            TokenCredential? identity = options.Entra ? new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = options.ClientId }) : null;
            tracing.AddAzureMonitorTraceExporter(azure => azure.ConnectionString = connection, identity);
            measuring.AddAzureMonitorMetricExporter(azure => azure.ConnectionString = connection, identity);
        }
        if (!options.Otlp) return;
        tracing.AddOtlpExporter();
        measuring.AddOtlpExporter();
    }
}

/// <summary>What an edge adds: its own sources and where else they go.</summary>
public sealed record TelemetryExtras(Action<TracerProviderBuilder> Traces, Action<MeterProviderBuilder> Metrics);
