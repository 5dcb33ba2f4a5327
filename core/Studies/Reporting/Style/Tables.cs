namespace Twins.Core.Studies.Reporting.Style;

internal static class Tables
{
    public static Html Css { get; } =
        $$"""
        table { border-collapse: collapse; width: 100%; font-size: .92rem; line-height: 1.35; }
        th { text-align: left; font-weight: 600; font-size: .85rem; vertical-align: bottom; padding: .4rem .6rem; border-bottom: 1px solid var(--rest); } th small { display: block; }
        td, tbody th { padding: .5rem .6rem; border-bottom: 1px solid var(--line); vertical-align: middle; } tbody th { font-weight: 400; font-size: .92rem; } td small { display: block; white-space: nowrap; line-height: 1.3; }
        .num { text-align: right; } td.num { white-space: nowrap; } td.rank { color: var(--soft); padding-left: 0; width: 2.2rem; }
        .results { table-layout: fixed; } .results thead th { position: sticky; top: 2.75rem; background: var(--paper); z-index: 2; }
        .results th:first-child { width: 2.4rem; padding-left: 0; } .results th small[dir] { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; } .results th:nth-child(2) { width: 23%; } .results th.num:nth-child(4) { width: 6.8rem; } .results th.dist { width: 21%; } .results th.num:nth-child(n + 5) { width: 6.6rem; } .results th:last-child:not(.chart, .num) { width: 7rem; }
        td.alike { position: relative; padding: 0 .6rem; } .letters { overflow-wrap: anywhere; }
        .name summary { list-style: none; } .name summary code::after { content: " ▾"; } .name[open] summary code::after { content: " ▴"; } .name summary::-webkit-details-marker { display: none; } .line { font-weight: 600; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; } .name[open] .line { -webkit-line-clamp: none; display: block; } .name summary:hover .line { text-decoration: underline; text-decoration-color: var(--rest); text-underline-offset: .2em; }
        .name code { display: block; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; } .name[open] code { white-space: normal; }
        .name dl { margin: .5rem 0 .3rem; padding-left: .8rem; border-left: 2px solid var(--accent); font-size: .88rem; } .name dt { color: var(--soft); font-weight: 400; font-size: .8rem; } .name dd { white-space: pre-line; margin: 0 0 .4rem; max-height: 22em; overflow: auto; }
        .short { display: inline-block; max-width: 22rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; vertical-align: bottom; } blockquote .short { display: inline; white-space: normal; } .favourites { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: .8rem 1.5rem; margin: 1rem 0 1.4rem; } .favourites dt { color: var(--soft); font-weight: 400; font-size: .85rem; } .favourites dd { font-weight: 600; margin: 0; line-height: 1.35; } .favourites .short { max-width: 100%; white-space: normal; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; } .favourites small { display: block; }
        tr:not(.front) > .best, tr:not(.front) > .top { color: var(--ink); }
        .wide { overflow-x: auto; } .map { min-width: 34rem; } .map { overflow-wrap: break-word; } .map thead th { border-right: 2px solid var(--paper); } .map .seg { display: inline-block; max-width: 11rem; } .map th small { white-space: nowrap; } .map th[scope=row] { width: 34%; min-width: 9.5rem; position: sticky; left: 0; background: var(--paper); overflow-wrap: anywhere; } .map th[scope=row], .map .all { border-bottom: 1px solid var(--line); border-right: 0; } .map th .short { display: inline; white-space: normal; }
        .heat { text-align: right; border-bottom: 2px solid var(--paper); border-right: 2px solid var(--paper); } .heat b, .heat small { display: block; color: inherit; } .heat.none { color: var(--soft); } .heat.few { outline: 1px dashed var(--rest); outline-offset: -3px; }
        .options .msg { width: 30%; } .options .num { width: 9.5rem; } .options { margin: .6rem 0 1.4rem; max-width: 62rem; }
        .plain { margin-top: .6rem; } caption { text-align: left; color: var(--soft); font-size: .85rem; padding: 0 .6rem .3rem; } .fits .panelrow { font-weight: 600; background: var(--accent-tint); } .fits .panelrow th { font-weight: 600; } .fits .floorrow th, .fits .floorrow td { border-top: 1px solid var(--rest); }
        .good { color: var(--good); } .bad { color: var(--bad); } .outcomes .chart { width: 20%; } .outcomes .why { width: 42%; font-size: .88rem; } .why p { margin: 0 0 .2rem; white-space: pre-line; max-height: 8em; overflow: auto; } .outcomes .first { display: block; } .outcomes .first::first-letter { text-transform: uppercase; } .outcomes th small { display: block; }
        .moves { table-layout: fixed; margin: 1.2rem 0 .6rem; } .moves th:first-child { width: 27%; } .moves th:nth-child(2) { width: 8.5rem; } .moves th:nth-child(4) { width: 8rem; } .moves th:last-child { width: 21%; } .moves .same .why b { font-weight: 400; } .moves .changed .why b { color: var(--accent); } .why small, .msg > small { display: block; white-space: normal; } .still { max-width: 46rem; } .zero { stroke: var(--rest); stroke-dasharray: 3 3; }
        .figures { table-layout: fixed; min-width: 54rem; } .figures th:first-child { width: 32%; } .figures thead th:nth-child(2) { width: 9.5rem; } .figures thead th:nth-child(3) { width: 9rem; } .figures th small, .figures td small { white-space: normal; }
        .compound { margin: .6rem 0 1.6rem; max-width: 68rem; } .compound .chart { width: 24%; } .compound th[scope=row] { font-weight: 600; } .baseline { stroke: var(--ink); stroke-dasharray: 3 2; } .compound caption { caption-side: bottom; padding-top: .4rem; }
        .ways { table-layout: fixed; min-width: 44rem; margin-bottom: 1.4rem; } .ways th[scope=row] { width: 24%; } .ways th .short { white-space: normal; display: inline; } .best .bar, .plain .bar { width: 100%; }

        """;
}
