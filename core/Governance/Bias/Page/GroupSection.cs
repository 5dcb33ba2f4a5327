using Twins.Core.Governance.Bias.Findings;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting;
using Twins.Core.Studies.Reporting.Charts;

namespace Twins.Core.Governance.Bias.Page;

/// <summary>How often each group answers favourably, and the four-fifths ratio.</summary>
internal static class GroupSection
{
    /// <summary>Ratios beyond two are drawn at the edge.</summary>
    private static readonly Axis Ratios = Axis.Between(0, 2);

    public static Html Of(BiasReport r) =>
        $"""
        <section id="groups"><h2>Groups as they are</h2>
        <p class="lead">{Lead(r)}</p>
        {(r.Groups.Count > 0 ? (Html)$"<p class=\"soft\">{Figures.Of(r.Groups.Sum(g => g.Rows.Count(x => x.Ratio is not null)), "ratio", "ratios")} are looked at one by one, as the rule does: of so many, a few fall below .8 by chance, and the highest group is the highest partly by chance too. Of the two dashed lines the left one is four fifths.</p>" : null)}
        {r.Groups.GroupBy(g => g.Kind).Select(k => (Html)$"<h3>By {k.Key}</h3>{k.Select(g => Table(g, r.Mode))}")}
        </section>
        """;

    private static string Lead(BiasReport r) =>
        r.Groups.Count is 0 ? "No two groups are told apart in this panel, so that there are no gaps to look at."
        : r.Mode is BiasMode.Decision ? "Twins of different groups are different twins: a gap can come from everything in which they differ. In a decision about people it counts all the same."
        : "Twins of different groups are different twins: a gap can come from everything in which they differ, and in a forecast it is right where people have it too.";

    private static Html Table(GroupFinding g, BiasMode mode)
    {
        var people = g.Rows.Any(x => x.People is not null);
        return (Html)$"""
            <div class="wide" role="region" aria-label="{g.Kind} on {g.Measure}" tabindex="0"><table class="plain audit">
            <caption dir="auto">{g.Measure}<small dir="auto">{g.Question} Share that {g.Favourable}.</small></caption>
            <thead><tr><th>Group</th><th class="num">Rate<small>95%</small></th><th class="chart"><span class="aloud">Ratio</span>{Head()}</th><th class="num">Ratio to the highest<small>95%</small></th><th class="num">Gap<small>percentage points, 95%</small></th>{(people ? (Html)$"<th class=\"num\">People<small>95%, n</small></th>" : null)}<th class="num">n<small>twins</small></th><th>{(mode is BiasMode.Decision ? "Four-fifths rule" : "Below four fifths?")}</th></tr></thead>
            <tbody>{g.Rows.Select(row => Row(row, mode, people))}</tbody></table></div>
            {(g.PeopleGap is { } gap ? (Html)$"<p class=\"soft\">Between groups of real people the rate differs by {Points(gap)} percentage points.</p>" : null)}
            """;
    }

    private static Html Head() => $"<svg class=\"axis\" aria-hidden=\"true\">{Ratios.Ticks.Select(t => (Html)$"<text x=\"{Ratios.At(t)}%\" y=\"12\">{Figures.Number(t, 1)}</text>")}</svg>";

    private static Html Row(GroupRow row, BiasMode mode, bool people) =>
        $"""
        <tr><th scope="row" dir="auto">{row.Group}</th>
        <td class="num">{(row.Rate is { } rate ? (Html)$"<b>{Figures.Percent(rate.Value)}</b><small>{Figures.PercentRange(rate)}</small>" : (Html)$"{Figures.None}")}</td>
        <td class="chart">{Chart(row)}</td>
        <td class="num">{(row.Ratio is { } ratio ? (Html)$"<b>{Figures.Number(ratio.Value, 2)}</b><small>{Figures.Number(ratio.Low, 2)} to {Figures.Number(ratio.High, 2)}</small>" : (Html)$"{Figures.None}")}</td>
        <td class="num">{(row.Gap is { } gap ? (Html)$"<b>{Figures.Number(gap.Value * 100, 0)}</b><small>{Figures.Number(gap.Low * 100, 0)} to {Figures.Number(gap.High * 100, 0)}</small>" : (Html)$"{Figures.None}")}</td>
        {(people ? (Html)$"<td class=\"num\">{(row.People is { } p ? (Html)$"{Figures.Percent(p.Rate.Value)}<small>{Figures.PercentRange(p.Rate)}<br>n {Figures.Count(p.People)}</small>" : (Html)$"{Figures.None}")}</td>" : null)}
        <td class="num">{Figures.Count(row.Members)}</td>
        <td>{Sign(row.Sign, mode)}</td></tr>
        """;

    private static Html? Chart(GroupRow row) => row.Ratio is not { } e ? null : (Html)
        $"<svg class=\"interval{(row.Sign is GroupSign.Clear ? " front" : "")}\" aria-hidden=\"true\"><line class=\"zero\" x1=\"{Ratios.At(1)}%\" x2=\"{Ratios.At(1)}%\" y1=\"-40%\" y2=\"140%\"/><line class=\"limit\" x1=\"{Ratios.At(.8)}%\" x2=\"{Ratios.At(.8)}%\" y1=\"-40%\" y2=\"140%\"/><line class=\"whisker\" x1=\"{Ratios.At(e.Low)}%\" x2=\"{Ratios.At(e.High)}%\" y1=\"50%\" y2=\"50%\"/><circle cx=\"{Ratios.At(e.Value)}%\" cy=\"50%\" r=\"5\"/></svg>";

    private static string Points(Estimate e) => $"{Figures.Number(e.Value * 100, 0)} ({Figures.Number(e.Low * 100, 0)} to {Figures.Number(e.High * 100, 0)})";

    private static Html Sign(GroupSign sign, BiasMode mode) => (sign, mode) switch
    {
        (GroupSign.Highest, _) => $"<span class=\"sign soft\">highest rate</span>",
        (GroupSign.Clear, BiasMode.Decision) => $"<span class=\"sign found\">▲ adverse</span>",
        (GroupSign.Clear, _) => $"<span class=\"sign found\">▲ below</span>",
        (GroupSign.Possible, BiasMode.Decision) => $"<span class=\"sign possible\">may be adverse</span>",
        (GroupSign.Possible, _) => $"<span class=\"sign possible\">may be below</span>",
        (GroupSign.None, _) => $"<span class=\"sign soft\">no sign</span>",
        _ => $"<span class=\"sign soft\">too few members</span>",
    };
}
