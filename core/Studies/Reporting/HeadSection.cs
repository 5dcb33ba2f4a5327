using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting;

/// <summary>What a reader must know before the first number: the verdict, who answered, and what it is worth.</summary>
internal static class HeadSection
{
    public static Html Of(StudyReport r) =>
        $"""
        <header>
        <p>{Labels(r)}</p>
        <h1>{r.Title}</h1>
        {(r.Objective is null ? null : (Html)$"<p class=\"soft\">{r.Objective}</p>")}
        {VerdictBox(r.Verdict)}
        <div class="facts">
        {Fact(Figures.Count(r.Panel.Twins), $"twins in {Figures.Of(r.Panel.Segments.Count, "segment", "segments")}; weights leave {Figures.Number(r.Panel.EffectiveTwins, 1)} effective")}
        {Fact(Figures.Count(r.Plan.Variants), $"variants, {Figures.Of(r.Plan.Replicates, "replicate", "replicates")}, {Figures.Of(r.Plan.Paraphrases, "wording", "wordings")}")}
        {Fact(Worth(r), "human respondents is what a panel's mean is worth on one question")}
        {Fact(Levels(r.Panel), "fidelity level of the twins (1 scripted to 5 adaptive)")}
        {Fact(Figures.Money(r.Cost.Spent), $"{Figures.Of(r.Cost.CallsBought, "call bought", "calls bought")}, {Figures.Count(r.Cost.CallsReused)} from the ledger; {Figures.Duration(r.Cost.Seconds)}")}
        </div>
        {(r.Warnings.Count is 0 ? null : (Html)$"<ul class=\"notes\">{r.Warnings.Select(w => (Html)$"<li>{w}</li>")}</ul>")}
        </header>
        """;

    public static Html VerdictBox(Verdict verdict)
    {
        var (style, name) = verdict.Kind switch
        {
            VerdictKind.Separable => ("separable", "Separable"),
            VerdictKind.TooCloseToCall => ("close", "Too close to call"),
            _ => ("weak", "Too weak to use"),
        };
        return $"<div class=\"verdict {style}\"><b>{name}</b><p class=\"say\">{verdict.Sentence}</p><ul>{verdict.Reasons.Select(reason => (Html)$"<li>{reason}</li>")}</ul></div>";
    }

    private static Html Labels(StudyReport r) =>
        $"""
        <span class="label ai">AI-generated: digital twins, not people</span>{(r.Respondent.IsLanguageModel ? null : (Html)$"<span class=\"label warn\">Offline respondent: not a language model</span>")}<br><small>{r.Respondent.Label}.</small>
        """;

    private static Html Fact(string figure, string meaning) => $"<div><strong>{figure}</strong><span>{meaning}</span></div>";

    /// <summary>The published figure is about language models; heuristics have no such claim.</summary>
    private static string Worth(StudyReport r) => r.Respondent.IsLanguageModel ? $"{Figures.Number(r.Worth.Humans, 0)} ({Figures.Range(Figures.Number(r.Worth.Low, 0), Figures.Number(r.Worth.High, 0))})" : "unknown";

    private static string Levels(PanelSummary panel) => string.Join(", ", panel.Levels.OrderBy(l => l.Key).Select(l => $"{l.Value} at {l.Key}"));
}
