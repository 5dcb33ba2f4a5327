using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting.Sections;

/// <summary>A verdict in words, a shape and a colour, with what it rests on.</summary>
internal static class VerdictBox
{
    public static Html Large(Verdict verdict) =>
        $"""
        <section class="verdict {Style(verdict)}" aria-label="Verdict">
        <p class="pill">{Sign(verdict)}{Name(verdict)}</p>
        <p class="say" dir="auto">{verdict.Sentence}</p>
        {(verdict.Reasons.Count is 0 ? null : (Html)$"<ul>{verdict.Reasons.Select(r => (Html)$"<li dir=\"auto\">{r}</li>")}</ul>")}
        </section>
        """;

    public static Html Small(Verdict verdict) =>
        $"<details class=\"verdict small {Style(verdict)}\"><summary><span class=\"pill\">{Sign(verdict)}{Name(verdict)}</span> <span dir=\"auto\">{verdict.Sentence}</span></summary><ul>{verdict.Reasons.Select(r => (Html)$"<li dir=\"auto\">{r}</li>")}</ul></details>";

    public static string Name(Verdict verdict) => verdict.Kind switch
    {
        VerdictKind.Separable => "Separable",
        VerdictKind.TooCloseToCall => "Too close to call",
        _ => "Too weak to use",
    };

    private static string Style(Verdict verdict) => verdict.Kind switch
    {
        VerdictKind.Separable => "separable",
        VerdictKind.TooCloseToCall => "close",
        _ => "weak",
    };

    // A tick, two equal bars, a cross: the verdict must survive a black-and-white printer.
    private static Html Sign(Verdict verdict) => verdict.Kind switch
    {
        VerdictKind.Separable => Icon($"<path d=\"M3 8.5l3.5 3.5L13 4.5\"/>"),
        VerdictKind.TooCloseToCall => Icon($"<path d=\"M3 5.5h10M3 10.5h10\"/>"),
        _ => Icon($"<path d=\"M4 4l8 8M12 4l-8 8\"/>"),
    };

    private static Html Icon(Html path) => $"<svg class=\"icon\" viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\">{path}</svg>";
}
