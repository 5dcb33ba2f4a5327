using System.Text.Json.Serialization;
using Twins.Core.Personas.Change;
using Twins.Core.Runs.Journal;

namespace Twins.Core.Runs.Nightly;

/// <summary>A night with where its runs stand.</summary>
public sealed record NightView(Night Night, IReadOnlyList<NightLine> Lines)
{
    public static async Task<NightView> OfAsync(Night night, RunJournal journal, CancellationToken cancellationToken)
    {
        var lines = new List<NightLine>(night.Entries.Count);
        foreach (var entry in night.Entries) lines.Add(NightLine.Of(entry, entry.Run is { } run ? await journal.ReadAsync(run, cancellationToken) : null));
        return new NightView(night, lines);
    }
}

/// <summary>Where one campaign on one panel stands.</summary>
/// <param name="State">not_ordered, running, or how it ended: completed, moved (completed, and the panel under watch no longer answers as at its baseline), budget_exhausted, cancelled, model_unusable.</param>
/// <param name="Sentence">What a person should know, and do where something is to be done.</param>
public sealed record NightLine(string Campaign, string? Panel, string? Run, string? Since, string State, string Sentence)
{
    /// <summary>Completed, whatever came of it: its report stands.</summary>
    [JsonIgnore]
    public bool IsComplete => State is "completed" or "moved";

    public static NightLine Of(NightEntry entry, RunView? run)
    {
        var (state, sentence) = entry.Problem is { } problem ? ("not_ordered", $"{problem} It is tried again next night; retry this night to try it now.")
            : run is null ? ("not_ordered", "Its run is gone; retry this night to order it again.")
            : run.Report is not { } report ? ("running", Progress(run))
            : report.End.Kind is RunEndKind.Completed ? (report.Drift is DriftVerdict.Act ? "moved" : "completed", string.Join(' ', new[] { report.Changes, report.Verdict, Cost(run) }.OfType<string>()))
            : (Spelled(report.End.Kind), report.End.Message);
        return new NightLine(entry.Campaign, entry.Panel, entry.Run, entry.Since, state, sentence);
    }

    private static string Progress(RunView run) =>
        run.State.Held && run.Batch.Parts > 0 ? "The provider has its batches, which take up to a day."
        : run.State.NextShard is 0 ? "It waits for its turn."
        : $"{run.Done} of {run.Order.Evaluations} evaluations are done.";

    private static string? Cost(RunView run) => run.Order.Model is null ? null
        : run.Usage.Calls is 0 ? "It cost nothing: every answer was in the ledger."
        : $"{run.Usage.Calls} calls were bought for ${run.Usage.Cost:0.00##}.";

    private static string Spelled(RunEndKind kind) => kind switch
    {
        RunEndKind.BudgetExhausted => "budget_exhausted",
        RunEndKind.Cancelled => "cancelled",
        _ => "model_unusable",
    };
}
