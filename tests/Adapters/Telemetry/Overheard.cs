using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Twins.Adapters.Telemetry;
using Twins.Core.Runs.Telemetry;

namespace Twins.Tests.Adapters.Telemetry;

/// <summary>Everything that our pipeline lets out, kept in memory. Other tests may be heard too: ask for what is one's own.</summary>
internal sealed class Overheard : IDisposable
{
    private readonly ConcurrentQueue<Activity> spans = new();
    private readonly ConcurrentQueue<Figure> figures = new();
    private readonly MeterListener meters = new();
    private readonly TelemetryPipeline pipeline;

    public Overheard(bool content = false)
    {
        pipeline = TelemetryPipeline.Start(new TelemetryOptions { Content = content }, "tests", new TelemetryExtras(t => t.AddProcessor(new SimpleActivityExportProcessor(new Keeper(spans))), _ => { }))!;
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is RunTelemetry.Name) listener.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => figures.Enqueue(new Figure(instrument.Name, value, Pairs(tags))));
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => figures.Enqueue(new Figure(instrument.Name, value, Pairs(tags))));
        meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => figures.Enqueue(new Figure(instrument.Name, value, Pairs(tags))));
        meters.Start();
    }

    /// <summary>The spans of a run's trace.</summary>
    public IReadOnlyList<Activity> Spans(string run)
    {
        var trace = spans.First(s => s.OperationName is "run" && (string?)s.GetTagItem("twins.run.id") == run).TraceId;
        return [.. spans.Where(s => s.TraceId == trace)];
    }

    /// <summary>The figures about one model.</summary>
    public IReadOnlyList<Figure> Figures(string model) => [.. figures.Where(f => f.Tags.GetValueOrDefault("gen_ai.request.model") == model)];

    public IReadOnlyList<Figure> Poisoned(string queue) => [.. figures.Where(f => f.Tags.GetValueOrDefault("twins.queue") == queue)];

    public void Dispose()
    {
        meters.Dispose();
        pipeline.Dispose();
    }

    /// <summary>All that a span says.</summary>
    public static string Text(Activity span) => string.Join('\n',
    [
        span.DisplayName, span.StatusDescription, .. span.TagObjects.Select(t => $"{t.Key}={t.Value}"), .. span.Baggage.Select(b => $"{b.Key}={b.Value}"),
        .. span.Events.SelectMany(e => e.Tags.Select(t => $"{e.Name} {t.Key}={t.Value}")), .. span.Links.SelectMany(l => l.Tags ?? []).Select(t => $"{t.Key}={t.Value}"),
    ]);

    private static Dictionary<string, string?> Pairs(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var pairs = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in tags) pairs[name] = value?.ToString();
        return pairs;
    }

    internal sealed record Figure(string Name, double Value, Dictionary<string, string?> Tags);

    private sealed class Keeper(ConcurrentQueue<Activity> kept) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var span in batch) kept.Enqueue(span);
            return ExportResult.Success;
        }
    }
}
