using System.Text.Json;
using System.Text.Json.Serialization;
using Twins.Core.Personas.Change;
using Twins.Core.Runs;
using Twins.Core.Runs.Journal;
using Twins.Core.Studies.Analysis;

namespace Twins.Functions.Hooks.Outgoing;

/// <summary>What is told about a run that is over.</summary>
internal static class RunNews
{
    public const string Completed = "run.completed";
    public const string Failed = "run.failed";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>A panel under watch no longer answers as at its baseline; told beside <see cref="Completed"/>.</summary>
    public const string Moved = "panel.moved";

    public static IReadOnlyList<string> Types { get; } = [Completed, Failed, Moved];

    public static IReadOnlyList<string> TypesOf(RunEvent.Reported report) =>
        report.End.Kind is not RunEndKind.Completed ? [Failed] : report.Drift is DriftVerdict.Act ? [Completed, Moved] : [Completed];

    public static string Payload(string type, RunView run, RunEvent.Reported report) => JsonSerializer.Serialize(
        new
        {
            Type = type,
            Timestamp = report.At,
            Data = new
            {
                Notice = StudyReport.Label,
                Run = run.Id,
                run.Order.Campaign,
                run.Order.By,
                End = report.End,
                report.Verdict,
                report.Changes,
                report.Drift,
                Report = $"/api/runs/{Uri.EscapeDataString(run.Id)}/report",
                Counts = run.State.Tally.Kinds.ToDictionary(kind => kind.Kind, kind => kind.Count),
                Cost = new { Usd = run.Usage.Cost, run.Usage.Calls, run.Usage.Reused, run.Usage.InputTokens, run.Usage.CachedTokens, run.Usage.OutputTokens },
            },
        },
        Json);
}
