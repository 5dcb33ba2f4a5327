using Twins.Core.Studies.Reporting;

namespace Twins.Core.Validations.Reporting;

/// <summary>Every figure with its base, interval, baseline, ceiling and verdict.</summary>
internal static class FigureSection
{
    public static Html Of(ValidationReport r) =>
        $"""
        <section id="figures">
        <h2>Every figure</h2>
        <div class="wide"><table class="plain figures">
        <thead><tr><th>Figure</th><th class="num">Twins<small>95 % interval</small></th><th class="num">Rests on</th><th>Strongest baseline</th><th>Verdict</th><th>Ceiling</th></tr></thead>
        <tbody>{r.Checks.SelectMany(c => c.Findings).Select(Row)}</tbody>
        </table></div>
        </section>
        """;

    private static Html Row(Finding f)
    {
        var facts = MetricFacts.Of(f.Metric);
        return $"""
            <tr><th scope="row"><b>{Words.Capital(facts.Name)}</b><small>{facts.Meaning}</small>{(f.Note is { } note ? (Html)$"<small dir=\"auto\">{note}</small>" : null)}</th>
            <td class="num"><b>{ValidationWords.Number(f.Value)}</b><small>{(f.Interval is { } i ? ValidationWords.Range(i) : "no interval")}</small></td>
            <td class="num">{Figures.Count(f.Base.Count)}<small>{f.Base.Of}</small><small>{f.Check}</small></td>
            <td dir="auto">{(f.Baseline is { } b ? (Html)$"{ValidationWords.Number(b.Value)}<small>{b.Name}</small>" : (Html)$"{Figures.None}")}</td>
            <td>{Verdict(f)}</td>
            <td dir="auto">{(f.Ceiling is { } c ? (Html)$"{ValidationWords.Number(c.Value)}<small>{c.Name}{(c.Low is { } low ? $"; 95 %: {ValidationWords.Number(low)}" : "")}</small>" : (Html)$"{Figures.None}")}</td></tr>
            """;
    }

    private static Html Verdict(Finding f) => f.Baseline?.Better switch
    {
        null => $"{Aim(MetricFacts.Of(f.Metric).Aim)}",
        { Low: > 0 } => $"<span class=\"good\">{ValidationWords.Compared(f)}</span>",
        { High: < 0 } => $"<span class=\"bad\">{ValidationWords.Compared(f)}</span>",
        _ => $"{ValidationWords.Compared(f)}",
    };

    private static string Aim(Aim aim) => aim switch
    {
        Validations.Aim.Lower => "lower is better",
        Validations.Aim.One => "1 is human",
        Validations.Aim.Half => ".5 is indistinguishable",
        Validations.Aim.Promised => ".95 was promised",
        _ => "higher is better",
    };
}
