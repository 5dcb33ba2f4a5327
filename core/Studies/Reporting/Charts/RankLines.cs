namespace Twins.Core.Studies.Reporting.Charts;

/// <summary>Two orders of the same things, joined by lines: the more lines cross, the less they agree.</summary>
internal static class RankLines
{
    private const double Row = 36;

    public static Html Of(IReadOnlyList<string> people, IReadOnlyList<string> panel, Func<string, string> label) =>
        $"""
        <div class="ranks">
        <div><h4>People</h4><ol>{people.Select(id => (Html)$"<li dir=\"auto\">{label(id)}</li>")}</ol></div>
        <svg height="{people.Count * Row}" aria-hidden="true">{people.Select((id, i) => (Id: id, From: i, To: panel.ToList().IndexOf(id))).Where(l => l.To >= 0).Select(l => (Html)$"<line class=\"{(l.From == l.To ? "same" : "moved")}\" x1=\"2%\" x2=\"98%\" y1=\"{(l.From + 0.5) * Row}\" y2=\"{(l.To + 0.5) * Row}\"/>")}</svg>
        <div><h4>Panel</h4><ol>{panel.Select(id => (Html)$"<li dir=\"auto\">{label(id)}</li>")}</ol></div>
        </div>
        """;
}
