using Twins.Core.Fidelity.Drift;
using Twins.Core.Personas.Change;
using Twins.Core.Personas.Change.Watching;
using Twins.Core.Studies.Reporting.Charts;

namespace Twins.Core.Studies.Reporting.Sections;

/// <summary>Whether the panel still answers as it did at the baseline of its watch.</summary>
internal static class DriftSection
{
    /// <summary>As many lines as can be told apart.</summary>
    private const int MostLines = 4;

    public static Html? Of(DriftHistory? history) => history is not { } drift ? null : (Html)$"""
        <section id="drift">
        <h2>Has it moved since?</h2>
        <p class="lead">{drift.Sentence}</p>
        {(drift.Changed.Count > 0 ? (Html)$"<p>Changed since the baseline: <span dir=\"auto\">{string.Join("; ", drift.Changed)}</span>.</p>" : null)}
        {Chart(drift)}{Table(drift)}
        </section>
        """;

    private static Html? Chart(DriftHistory drift)
    {
        // Those that moved most; a table has them all.
        var lines = drift.Lines.OrderByDescending(l => l.Moved[^1] ?? 0).Take(MostLines).Select((l, k) => new ChartLine(l.Question, $"l{k + 1}", [.. l.Moved.Select((m, run) => (X: (double)run, Y: m)).Where(p => p.Y is not null).Select(p => (p.X, p.Y!.Value))])).Where(l => l.Points.Count > 1).ToList();
        return lines.Count is 0 ? null : (Html)$"{LineChart.Of(lines, [], $"Share of answers that moved since the baseline, over {drift.Runs.Count - 1} runs: {string.Join("; ", lines.Select(l => $"{l.Name} {Figures.Percent(l.Points[^1].Y)}"))}", v => Figures.Percent(v))}<p class=\"soft\">Up: the share of answers that moved since the baseline. Across: runs of the watch. The same twins never answer quite the same, so that a line lies above zero by chance.</p>";
    }

    private static Html? Table(DriftHistory drift) => drift.Last.Count is 0 ? null : (Html)$"""
        <table class="plain"><thead><tr><th>Question</th><th>Verdict</th><th class="num">PSI<small>watch {Stability.Watch}, act {Stability.Act}</small></th><th class="num">KS</th><th class="num">Shift<small>SD</small></th><th class="num">CUSUM<small>limit</small></th><th class="num">Twins<small>then · now</small></th></tr></thead>
        <tbody>{drift.Last.Select(Row)}</tbody></table>
        """;

    private static Html Row(WatchedShift s) =>
        $"<tr><th scope=\"row\" dir=\"auto\">{s.Question}</th><td>{s.Verdict.Spelled()}</td><td class=\"num\">{Number(s.Psi)}</td><td class=\"num\">{Number(s.Kolmogorov)}</td><td class=\"num\">{(s.Shift is { } shift ? Figures.Signed(shift, 2) : Figures.None)}</td><td class=\"num\">{Number(s.Cusum)}<small>{Number(s.Limit)}</small></td><td class=\"num\">{s.Base.Before} · {s.Base.Now}</td></tr>";

    private static string Number(double? value) => value is { } v ? Figures.Number(v, 2) : Figures.None;
}
