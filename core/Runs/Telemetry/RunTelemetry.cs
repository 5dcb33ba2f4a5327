using System.Diagnostics;
using System.Diagnostics.Metrics;
using Twins.Core.Runs.Journal;

namespace Twins.Core.Runs.Telemetry;

/// <summary>
/// What runs tell those who watch: spans and figures under the names of docs/telemetry.md. Names, numbers and kinds only,
/// never what was asked or answered. When nobody listens it costs next to nothing.
/// </summary>
public static class RunTelemetry
{
    /// <summary>The name that listeners subscribe to, for spans and for figures.</summary>
    public const string Name = "Twins";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<double> Cost = Meter.CreateCounter<double>("twins.run.cost", "{USD}", "What runs have bought, in US dollars.");
    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>("twins.run.tokens", "{token}", "Tokens that runs have bought.");
    private static readonly Counter<long> Outcomes = Meter.CreateCounter<long>("twins.run.outcomes", "{question}", "How questions ended.");
    private static readonly Counter<long> Ends = Meter.CreateCounter<long>("twins.run.ends", "{run}", "How runs ended.");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("twins.shard.duration", "s", "How long one attempt at a shard took.");
    private static readonly Counter<long> Poison = Meter.CreateCounter<long>("twins.queue.poison", "{message}", "Messages that failed too often.");

    /// <summary>A message was given up.</summary>
    /// <param name="queue">One of the few queues that there are.</param>
    public static void Poisoned(string queue) => Poison.Add(1, new KeyValuePair<string, object?>("twins.queue", queue));

    /// <summary>The span of a run: it is over when the run is ordered, and everything done for the run later is its child.</summary>
    internal static Activity? Order(string run, string campaign, string? model) => Tag(Source.StartActivity("run", ActivityKind.Producer), run, campaign, model);

    /// <summary>One attempt at a shard.</summary>
    internal static ShardAttempt Shard(RunView run, int shard, TimeProvider clock)
    {
        var span = Under(run, "shard")?.SetTag("twins.shard.index", shard).SetTag("twins.shard.again", run.Taken.ContainsKey(shard));
        return new ShardAttempt(span, Durations, run.Order.Model, clock);
    }

    internal static Activity? Report(RunView run) => Under(run, "report");

    /// <summary>Something happened to a run, and this process was the one that wrote it down.</summary>
    internal static void Happened(RunView run, RunEvent what)
    {
        if (what is RunEvent.Finished finished) Count(run.Order.Model, finished);
        if (what is RunEvent.Reported reported) Ends.Add(1, new("twins.run.end", Word(reported.End.Kind)), Model(run.Order.Model));
    }

    /// <summary>What a report is about, on its span.</summary>
    internal static void Tell(Activity? span, RunView run, RunEvent.Reported reported)
    {
        if (span is null) return;
        span.SetTag("twins.run.end", Word(reported.End.Kind)).SetTag("twins.run.cost", (double)run.Usage.Cost).SetTag("twins.run.seconds", (reported.At - run.Begun).TotalSeconds);
        if (reported.End.Kind is RunEndKind.ModelUnusable) span.SetStatus(ActivityStatusCode.Error);
    }

    internal static KeyValuePair<string, object?> Model(string? model) => new("gen_ai.request.model", model ?? "offline");

    private static void Count(string? model, RunEvent.Finished finished)
    {
        var (usage, tally) = (finished.Usage, finished.Tally);
        if (usage.Cost > 0) Cost.Add((double)usage.Cost, Model(model));
        Bought(usage.InputTokens - usage.CachedTokens, "input");
        Bought(usage.CachedTokens, "cached");
        Bought(usage.OutputTokens, "output");
        Ended(tally.Answered, "answered");
        Ended(tally.Abstained, "abstained");
        Ended(tally.Refused, "refused");
        Ended(tally.Filtered, "filtered");
        Ended(tally.Unparseable, "unparseable");
        Ended(tally.Failed, "failed");

        void Bought(long count, string kind)
        {
            if (count > 0) Tokens.Add(count, new("twins.token.kind", kind), Model(model));
        }

        void Ended(long count, string kind)
        {
            if (count > 0) Outcomes.Add(count, new("twins.outcome", kind), Model(model));
        }
    }

    /// <summary>A child of the run's span, which may have begun in another process; what fired it here is linked.</summary>
    private static Activity? Under(RunView run, string name)
    {
        if (!Source.HasListeners()) return null;
        var here = Activity.Current?.Context ?? default;
        var there = ActivityContext.TryParse(run.Order.Trace, null, isRemote: true, out var parent) ? parent : here;
        ActivityLink[] links = here != default && here.TraceId != there.TraceId ? [new ActivityLink(here)] : [];
        return Tag(Source.StartActivity(name, ActivityKind.Consumer, there, links: links), run.Id, run.Order.Campaign, run.Order.Model);
    }

    private static Activity? Tag(Activity? span, string run, string campaign, string? model)
    {
        var named = Model(model);
        return span?.SetTag("twins.run.id", run).SetTag("twins.campaign.id", campaign).SetTag(named.Key, named.Value);
    }

    private static string Word(RunEndKind end) => end switch
    {
        RunEndKind.Completed => "completed",
        RunEndKind.BudgetExhausted => "budget_exhausted",
        RunEndKind.Cancelled => "cancelled",
        _ => "model_unusable",
    };
}
