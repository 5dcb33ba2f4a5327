namespace Twins.Core.Studies.Reporting.Style;

internal static class Charting
{
    public static Html Css { get; } =
        $$"""
        svg { display: block; overflow: visible; } svg text { font: 11px ui-sans-serif, system-ui, "Segoe UI", Roboto, Lato, Arial, sans-serif; text-anchor: middle; }
        figure { margin: 1rem 0 1.6rem; } figcaption { color: var(--soft); font-size: .85rem; margin-top: .5rem; } .key { color: var(--accent); }
        .grid { stroke: var(--line); } .axisline { stroke: var(--rest); }
        .axis { width: 100%; height: 16px; } .axis text, .tick { fill: var(--soft); } .tick { text-anchor: end; }
        .interval { width: 100%; height: 30px; } .interval .whisker { stroke: var(--rest); stroke-width: 2; stroke-linecap: round; } .interval circle { fill: var(--paper); stroke: var(--rest); stroke-width: 2; }
        .interval.front .whisker { stroke: var(--accent); } .interval.front circle { fill: var(--accent); stroke: var(--accent); }
        .caterpillar { width: 100%; height: 230px; } .caterpillar .whisker { stroke: var(--rest); stroke-width: 2; } .caterpillar circle { fill: var(--paper); stroke: var(--rest); stroke-width: 2; } .front .whisker { stroke: var(--accent); } .caterpillar .front circle { fill: var(--accent); stroke: var(--accent); } .caterpillar .end { fill: var(--soft); text-anchor: start; } .caterpillar .end.last { text-anchor: end; }
        .spread { width: 100%; height: 26px; } .spread .centre { stroke: var(--ink); stroke-width: 1; opacity: .65; } .spread text { font-weight: 600; }
        .bar { width: 100%; height: 6px; margin-top: .2rem; } .bar .track { fill: var(--line); } .bar .fill { fill: var(--accent); } .bar.tall { height: 18px; margin: 0; } .bar.thin { height: 4px; margin: 0 0 .5rem; } .error { stroke: var(--ink); stroke-width: 2; }
        .bar.tall .fill { fill: var(--d6); }
        .lines { width: 100%; max-width: 56rem; height: 236px; } .lines .below { fill: var(--soft); } .lines .mark { stroke: var(--rest); stroke-dasharray: 2 3; } .lines text { fill: var(--ink); } .lines .tick { fill: var(--soft); } .line line { stroke-width: 2.5; stroke-linecap: round; } .l1 line { stroke: var(--d2); stroke-dasharray: 2 5; } .l2 line { stroke: var(--accent); stroke-dasharray: 7 5; } .l3 line { stroke: var(--accent); } .l4 line { stroke: var(--d1); }
        .kano { width: 100%; max-width: 40rem; height: 260px; } .kano .frame { fill: none; stroke: var(--line); } .kano .whisker { stroke: var(--rest); } .kano circle { fill: var(--c1); stroke: var(--paper); } .kano .corner { fill: var(--soft); } .kano text:not(.corner) { font-weight: 600; }
        .lanes { height: 100%; position: absolute; top: 0; } .lanes line { stroke: var(--accent); stroke-width: 2; } .lanes circle { fill: var(--accent); }
        .stack { width: 100%; height: 38px; } .stack text { font-size: 13px; font-weight: 600; } .stack rect { stroke: var(--paper); stroke-width: 1; }
        .parts { list-style: none; padding: 0; margin: .9rem 0 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); gap: .35rem 2rem; font-size: .92rem; } .parts svg { display: inline-block; }
        .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: 0; margin: .4rem 0 1rem; font-size: .85rem; color: var(--soft); } .legend li { display: inline-flex; align-items: center; gap: .35rem; } .fewswatch { fill: none; stroke: var(--ink); stroke-dasharray: 3 2; }
        svg.pairs { width: 100%; height: 172px; } rect.people { fill: var(--card); stroke: var(--ink); stroke-width: 1.5; } rect.panel { fill: var(--accent); } svg.pairs text { fill: var(--ink); }
        .calibration text { fill: var(--soft); } .calibration text.tick { text-anchor: end; }
        .pairlabels { list-style: none; display: flex; padding: 0; margin: .3rem 0 0; font-size: .8rem; line-height: 1.25; color: var(--soft); text-align: center; } .pairlabels li { flex: 1 1 0; min-width: 0; padding: 0 .2rem; }
        .ranks { display: grid; grid-template-columns: minmax(0, 1fr) minmax(3rem, 8rem) minmax(0, 1fr); width: fit-content; max-width: 100%; align-items: end; margin: .8rem 0; } .ranks ol { margin: 0; padding: 0; list-style-position: inside; } .ranks div { padding: 0 .6rem; } .ranks div:first-child { padding-left: 0; } .ranks li { height: 36px; line-height: 36px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; } .ranks div:first-child { text-align: right; } .ranks svg { width: 100%; } .ranks line { stroke-width: 2.5; } .ranks .same { stroke: var(--accent); } .ranks .moved { stroke: var(--d2); stroke-dasharray: 5 4; }

        """;
}
