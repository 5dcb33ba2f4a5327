namespace Twins.Core.Validations.Reporting;

/// <summary>A validation on a terminal.</summary>
public static class ValidationText
{
    public static void Write(ValidationReport report, TextWriter @out)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(@out);
        @out.WriteLine($"{report.Title}: {ValidationWords.Verdict(report)}");
        foreach (var reason in ValidationWords.Reasons(report)) @out.WriteLine($"  {reason}");
        foreach (var check in report.Checks)
        {
            @out.WriteLine();
            @out.WriteLine($"{check.Id} ({check.Kind})");
            foreach (var finding in check.Findings) @out.WriteLine($"  {Line(finding)}");
            foreach (var note in check.Notes) @out.WriteLine($"  note: {note}");
        }
        @out.WriteLine();
        foreach (var gate in report.Gates) @out.WriteLine($"{(gate.Passed ? "usable" : "refused"),-8} {ValidationWords.Name(gate)}{(gate.Passed ? $", until {ValidationWords.Until(report, gate)}" : $": {string.Join("; and ", gate.Missing)}")}");
        if (report.Index is { } index) @out.WriteLine($"index    {index.Value:0} of 100 ({index.Low:0} to {index.High:0} with all parts at one end): {string.Join(", ", index.Parts.Select(p => $"{MetricFacts.Of(p.Metric).Name} {100 * p.Score:0} × {p.Weight:0.00}"))}");
    }

    private static string Line(Finding f) =>
        $"{MetricFacts.Of(f.Metric).Name,-26} {ValidationWords.Figure(f)}, n = {f.Base.Count} {f.Base.Of}"
        + (f.Baseline is { } b ? $"; {b.Name} {ValidationWords.Number(b.Value)}, {ValidationWords.Compared(f)}" : "")
        + (f.Ceiling is { } c ? $"; {c.Name} {ValidationWords.Number(c.Value)}{(c.Low is { } low ? $" (95 %: {ValidationWords.Number(low)})" : "")}" : "")
        + (f.Note is { } note ? $"; {note}" : "");
}
