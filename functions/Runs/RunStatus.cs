using System.Text.Json.Serialization;
using Twins.Core.Respondents;
using Twins.Core.Runs;
using Twins.Core.Runs.Batching;
using Twins.Core.Runs.Journal;
using Twins.Core.Studies.Analysis;

namespace Twins.Functions.Runs;

/// <summary>Where a run stands.</summary>
internal sealed record RunStatus
{
    /// <summary>What every answer that comes of it is.</summary>
    public string Notice { get; } = StudyReport.Label;
    public required string Id { get; init; }
    public required string Campaign { get; init; }
    /// <summary>Null for the offline respondent, which is no language model.</summary>
    public string? Model { get; init; }
    public required string By { get; init; }
    /// <summary>queued, batching (at the provider's, for up to a day), running, stopping, reporting, or how it ended: completed, budget_exhausted, cancelled, model_unusable.</summary>
    public required string State { get; init; }
    public required DateTimeOffset Ordered { get; init; }
    public required DateTimeOffset Latest { get; init; }
    /// <summary>Evaluations asked, to the nearest shard.</summary>
    public required long Done { get; init; }
    public required long Total { get; init; }
    public double? PerSecond { get; init; }
    public double? SecondsLeft { get; init; }
    public required OutcomeTally Outcomes { get; init; }
    /// <summary>What was bought; cost in US dollars.</summary>
    public required Usage Usage { get; init; }
    public decimal? Budget { get; init; }
    /// <summary>How its batches stand; null for a run without them.</summary>
    public RunBatches? Batches { get; init; }
    /// <summary>Why calls failed, with how often.</summary>
    public required IReadOnlyDictionary<string, int> Reasons { get; init; }
    /// <summary>What happened and what to do next; empty when it completed.</summary>
    public string? Message { get; init; }
    public string? Verdict { get; init; }
    /// <summary>What moved since the run that it is compared with; null without one.</summary>
    public string? Changes { get; init; }
    public required RunLinks Links { get; init; }

    [JsonIgnore]
    public bool IsOver => Links.Report is not null;

    /// <summary>When it is worth looking again.</summary>
    [JsonIgnore]
    public TimeSpan LookAgain => TimeSpan.FromSeconds(Math.Clamp(SecondsLeft ?? 1, 1, 30));

    public static RunStatus Of(RunView run)
    {
        var seconds = (run.Latest - run.Begun).TotalSeconds;
        double? rate = run.Done > 0 && seconds > 0 ? run.Done / seconds : null;
        return new RunStatus
        {
            Id = run.Id,
            Campaign = run.Order.Campaign,
            Model = run.Order.Model,
            By = run.Order.By,
            State = StateOf(run),
            Ordered = run.Begun,
            Latest = run.Latest,
            Done = run.Done,
            Total = run.Order.Evaluations,
            PerSecond = rate,
            SecondsLeft = run.Report is null && rate is { } r ? (run.Order.Evaluations - run.Done) / r : null,
            Outcomes = run.State.Tally,
            Usage = run.Usage,
            Budget = run.Order.Budget,
            Batches = run.Order.Batch ? RunBatches.Of(run.Batch) : null,
            Reasons = run.Reasons,
            Message = (run.Report?.End ?? run.State.Stop)?.Message,
            Verdict = run.Report?.Verdict,
            Changes = run.Report?.Changes,
            Links = RunLinks.Of(run),
        };
    }

    private static string StateOf(RunView run) =>
        run.Report is { } report ? Spelled(report.End.Kind)
        : RunDecider.Next(run.State) is RunStep.Finish ? "reporting"
        : RunDecider.Verdict(run.State) is not null ? "stopping"
        : run.State.Held && run.Batch.Parts > 0 ? "batching"
        : run.State.NextShard is 0 ? "queued"
        : "running";

    private static string Spelled(RunEndKind kind) => kind switch
    {
        RunEndKind.Completed => "completed",
        RunEndKind.BudgetExhausted => "budget_exhausted",
        RunEndKind.Cancelled => "cancelled",
        _ => "model_unusable",
    };
}

/// <summary>How a run's batches stand.</summary>
/// <param name="Parts">Planned so far.</param>
/// <param name="Calls">In these parts.</param>
/// <param name="Answers">Of these, what came back.</param>
/// <param name="Failed">Of these, what is asked online.</param>
/// <param name="Latest">How the latest part ended.</param>
public sealed record RunBatches(int Parts, int Ended, long Calls, long Answers, long Failed, string? Latest)
{
    /// <summary>Why the provider could not be asked last; null when it could, in a list of runs, and when the run is over.</summary>
    public string? Trouble { get; init; }

    internal static RunBatches Of(BatchView view)
    {
        var (answers, failed) = (view.Ended.Sum(e => (long)e.Answers), view.Ended.Sum(e => (long)e.Failed));
        return new RunBatches(view.Parts, view.Ended.Count, view.Open.Values.Sum(p => (long)p.Plan.Calls) + answers + failed, answers, failed, view.Ended is [.., var last] ? last.Reason : null);
    }
}

/// <summary>Where to look next; what is not there yet is null.</summary>
internal sealed record RunLinks(string Self, string? Cancel, string? Report, string? Results, string? Answers)
{
    public static string To(string run) => $"/api/runs/{run}";

    public static RunLinks Of(RunView run) => run.Report is null
        ? new RunLinks(To(run.Id), To(run.Id) + "/cancel", null, null, null)
        : new RunLinks(To(run.Id), null, To(run.Id) + "/report", To(run.Id) + "/results", To(run.Id) + "/answers");
}
