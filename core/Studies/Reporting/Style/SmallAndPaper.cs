namespace Twins.Core.Studies.Reporting.Style;

internal static class SmallAndPaper
{
    public static Html Css { get; } =
        $$"""
        @media screen and (max-width: 900px) { .facts { grid-template-columns: 1fr 1fr; } .fact:nth-child(odd) { border-left: 0; padding-left: 0; } .fact:nth-child(n + 3) { border-top: 1px solid var(--line); } }
        @media screen and (max-width: 860px) {
          .results, .results thead, .results tbody { display: block; } .results thead th { display: none; } .results thead th.axiscell { display: block; grid-column: 2 / -1; border: 0; padding: 0; } .results thead tr { position: sticky; top: 2.75rem; background: var(--paper); z-index: 2; } .results thead tr.axisrow { padding: .5rem 0 .2rem; } .results tr { display: grid; grid-template-columns: 2rem repeat(3, minmax(0, 1fr)); gap: .3rem .8rem; padding: .9rem 0; border-bottom: 1px solid var(--line); }
          .results td { border: 0; padding: 0; } .results td.msg { grid-column: 2 / -1; } .results td.chart { grid-column: 2 / -1; } .results td.mean { grid-column: 2; text-align: left; } .results td.top, .results td.best { text-align: left; } .results td[data-label]::before { content: attr(data-label); display: block; font-size: .8rem; color: var(--soft); } .results td.dist { order: 8; } .results td.alike { order: 9; grid-column: 2 / -1; font-size: .8rem; color: var(--soft); } .results td.alike::before { content: "alike: "; } .alike .aloud { position: static; width: auto; height: auto; clip-path: none; font-family: ui-monospace, Menlo, Consolas, monospace; } .lanes { display: none; } .results td small { white-space: normal; }
        }
        @media screen and (max-width: 560px) { .cover, main, footer.end { padding-left: 1.1rem; padding-right: 1.1rem; } nav ul { padding-left: 1.1rem; padding-right: 1.1rem; } .cover { padding-top: 1.5rem; } .facts { grid-template-columns: 1fr; } .fact { border-left: 0; padding-left: 0; } .fact + .fact { border-top: 1px solid var(--line); } .verdict { padding: 1rem 1.1rem; } main > section { padding-top: 2.2rem; }
          .options, .options tbody, .options tr, .outcomes, .outcomes tbody, .outcomes tr { display: block; } .options thead, .outcomes thead { display: none; } .options td, .outcomes td, .outcomes th { display: block; width: auto; border: 0; padding: .15rem 0; text-align: left; } .options tr, .outcomes tr { padding: .6rem 0; border-bottom: 1px solid var(--line); } .options .msg, .options .num, .outcomes .chart, .outcomes .why { width: auto; } td.num { white-space: normal; } .pairs div { grid-template-columns: 7rem minmax(0, 1fr); } .short { max-width: 100%; } .plain th, .plain td { padding-left: .3rem; padding-right: .3rem; } td small { white-space: normal; } .map td small, .ways td small { white-space: nowrap; } }
        @media print {
          @page { size: A4; margin: 14mm 12mm; }
          :root { color-scheme: light; --paper: #ffffff; --card: #ffffff; --ink: #1e2227; --soft: #50565d; --line: #dcd9d1; --accent: #14586f; --accent-tint: #dcebf0; --rest: #8a9097; --good: #1c6b48; --good-tint: #e3f1e8; --warn: #855000; --warn-tint: #f8eed9; --bad: #a02c20; --bad-tint: #f9e5e1;
            --d1: #8f3f10; --d2: #d0803c; --d3: #ecc39a; --d4: #dad7cf; --d5: #a9cbdb; --d6: #5a9dbc; --d7: #155a7c; --t1: #ffffff; --t2: #1e2227; --t3: #1e2227; --t4: #1e2227; --t5: #1e2227; --t6: #1e2227; --t7: #ffffff;
            --c1: #14586f; --c2: #d69a4c; --c3: #8fb8a5; --c4: #a9578a; --c5: #7486c2; --c6: #c9c5bb; --ct1: #ffffff; --ct2: #1e2227; --ct3: #1e2227; --ct4: #ffffff; --ct5: #101418; --ct6: #1e2227; --h1: #f0c8a2; --h2: #f5dcc3; --h3: #faeee2; --h5: #e6f0f4; --h6: #c9e0ea; --h7: #a4cddf; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          html { font-size: 11.5px; } nav, .skip { display: none; } .cover, main, footer.end { max-width: none; padding-left: 0; padding-right: 0; } .cover { padding-top: 0; }
          main > section { padding-top: 1.2rem; margin-top: 1.2rem; } .results thead th { position: static; } .wide { overflow: visible; } .map, .ways { min-width: 0; }
          tr, blockquote, figure, .verdict, .theme, .fact { break-inside: avoid; } h2, h3, h4, .lead, thead { break-after: avoid; } thead { display: table-header-group; }
          details::details-content { content-visibility: visible; block-size: auto; } .more > summary { display: none; } .name code { display: none; } .line { -webkit-line-clamp: none; display: block; } .name dd, blockquote p, .why p { max-height: none; overflow: visible; } .name dl { font-size: .85rem; padding: 0; border: 0; margin: .15rem 0 0; } .name dt, .name dd { display: inline; font-size: inherit; white-space: normal; } .name dt::after { content: ": "; } .name dd::after { content: "\00a0 "; } .results th { font-size: .74rem; } .question .name dl { display: none; } svg text { font-size: 8px; } .stack text { font-size: 10px; } .lanes { display: none; } td.alike { padding: 0 .3rem; } .alike .aloud { position: static; width: auto; height: auto; clip-path: none; white-space: normal; font: .8rem ui-monospace, Menlo, Consolas, monospace; } .results th:nth-child(2) { width: 27%; } .results th.num:nth-child(4) { width: 6rem; } .results th.num:nth-child(n + 5) { width: 5.2rem; } .results th:last-child:not(.chart, .num) { width: 4.6rem; } .results th small { white-space: normal; } .caterpillar { max-height: 230px; } .bysegment { grid-template-columns: 1fr 1fr; }
          .results th, .results td, .map th, .map td { padding-left: .3rem; padding-right: .3rem; } .segments { columns: 2; } .columns { grid-template-columns: 1fr 1fr; gap: 1rem 1.5rem; } a { color: inherit; text-decoration: none; }
        }
        @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }

        """;
}
