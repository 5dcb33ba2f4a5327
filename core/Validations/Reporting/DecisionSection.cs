using Twins.Core.Studies.Reporting;
using Twins.Core.Validations.Gates;

namespace Twins.Core.Validations.Reporting;

/// <summary>For each kind of decision: usable or not, why, and what is missing.</summary>
internal static class DecisionSection
{
    public static Html Of(ValidationReport r) =>
        $"""
        <section id="decisions">
        <h2>For which decisions</h2>
        <p class="lead">{Lead(r)}</p>
        {r.Gates.OrderByDescending(g => g.Use == r.Use).ThenByDescending(g => g.Passed).Select(g => Gate(r, g))}
        </section>
        """;

    private static string Lead(ValidationReport r) => r.Gates.Count(g => g.Passed) switch
    {
        0 => "No gate is passed. What is missing stands below each.",
        var n when n == r.Gates.Count => "Every gate is passed.",
        var n => $"{n} of {r.Gates.Count} gates are passed. What is missing stands below the others.",
    };

    private static Html Gate(ValidationReport r, GateJudgement g) =>
        $"""
        <section class="verdict small {(g.Passed ? "separable" : "weak")}">
        <p class="pill">{(g.Passed ? "Usable" : "Not usable")}: {ValidationWords.Name(g)}{(g.Passed ? $", until {ValidationWords.Until(r, g)}" : "")}</p>
        <p>{g.Allows}{(g.SignOff ? " A person must sign off each study." : "")}</p>
        <ul>{g.Missing.Select(m => (Html)$"<li dir=\"auto\"><b>Missing.</b> {Words.Capital(m)}.</li>")}{g.Shown.Select(s => (Html)$"<li dir=\"auto\">Shown. {Words.Capital(s)}.</li>")}</ul>
        </section>
        """;
}
