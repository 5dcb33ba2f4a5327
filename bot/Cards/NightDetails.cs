using Twins.Core.Respondents;
using Twins.Core.Runs.Nightly;
using Twins.Core.Studies.Analysis;

namespace Twins.Bot.Cards;

/// <summary>The messages of a night's thread: one for each line of the night, in Markdown.</summary>
public static class NightDetails
{
    public static IReadOnlyList<string> Of(NightView view, RespondentIdentity respondent)
    {
        ArgumentNullException.ThrowIfNull(view);
        var label = respondent.IsLanguageModel ? StudyReport.Label : $"{StudyReport.Label}. {CardText.Markdown(respondent.Label, 300)}";
        return [.. view.Lines.Select(line => $"{Head(line)}\n\n{CardText.Markdown(line.Sentence, 3000)}{Runs(line)}\n\n_{label}_")];
    }

    /// <summary>A line's state in words, with a sign.</summary>
    internal static string State(string state) => state switch
    {
        "completed" => "✓ finished",
        "moved" => "⚠ finished, the panel has moved",
        "running" => "… running",
        "not_ordered" => "✕ did not run",
        "budget_exhausted" => "✕ budget used up",
        "cancelled" => "✕ cancelled",
        _ => "✕ model unusable",
    };

    private static string Head(NightLine line) =>
        $"**{CardText.Markdown(line.Campaign, 100)}**{(line.Panel is null ? "" : $" on **{CardText.Markdown(line.Panel, 80)}**")}: {State(line.State)}";

    private static string Runs(NightLine line) => line.Run is null ? ""
        : $"\n\nRun {CardText.Markdown(line.Run, 100)}{(line.Since is null ? "" : $", compared with {CardText.Markdown(line.Since, 100)}")}";
}
