namespace Twins.Core.Studies.Reporting;

internal static class ReportStyle
{
    // One accent, one warning, one good; the rest is ink on paper. Colours hold 4.5:1 in both themes.
    public static Html Sheet { get; } =
        $$"""
        <style>
        :root { color-scheme: light dark; --paper: #fdfdfb; --ink: #1c2126; --soft: #5b6570; --line: #dfe3e6; --panel: #f3f5f4; --accent: #1d5f8a; --accent-soft: #a9c9de; --good: #1f6f4a; --warn: #8a4b00; --bad: #9b2c2c;
          --s1: #b5442f; --s2: #e0a38f; --s3: #c9ced2; --s4: #8fb8d4; --s5: #1d5f8a; }
        @media (prefers-color-scheme: dark) { :root { --paper: #14181b; --ink: #e8ebed; --soft: #a2acb5; --line: #2e363c; --panel: #1c2226; --accent: #7fbce6; --accent-soft: #2c5672; --good: #79c9a0; --warn: #e5b06b; --bad: #ef9a9a;
          --s1: #d8705b; --s2: #8a5346; --s3: #4a545c; --s4: #3d6c8c; --s5: #7fbce6; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 ui-sans-serif, system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        main { max-width: 72rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
        h1 { font-size: 2rem; line-height: 1.2; margin: .25rem 0 .5rem; text-wrap: balance; overflow-wrap: anywhere; }
        h2 { font-size: 1.3rem; margin: 0 0 .35rem; overflow-wrap: anywhere; } h3 { font-size: 1rem; margin: 1.5rem 0 .4rem; }
        section { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1.5rem; }
        p { margin: .35rem 0; max-width: 46rem; } .soft { color: var(--soft); } small { color: var(--soft); }
        .label { display: inline-block; padding: .15rem .6rem; border-radius: 1rem; font-size: .85rem; font-weight: 600; border: 1px solid currentColor; margin: 0 .4rem .3rem 0; }
        .label.warn { color: var(--warn); } .label.ai { color: var(--accent); }
        .verdict { border-left: .35rem solid var(--accent); background: var(--panel); padding: 1rem 1.25rem; border-radius: .35rem; margin: 1.25rem 0; overflow-wrap: anywhere; }
        .verdict.separable { border-color: var(--good); } .verdict.close { border-color: var(--warn); } .verdict.weak { border-color: var(--bad); }
        .verdict b { display: block; font-size: .8rem; letter-spacing: .06em; text-transform: uppercase; color: var(--soft); }
        .verdict .say { font-size: 1.15rem; font-weight: 600; margin: .15rem 0 .3rem; }
        .verdict ul, .notes { margin: .3rem 0 0; padding-left: 1.1rem; }
        .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; margin: 1.25rem 0; }
        .facts div { background: var(--panel); border-radius: .35rem; padding: .7rem .9rem; } .facts strong { display: block; font-size: 1.25rem; } .facts span { font-size: .85rem; color: var(--soft); }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .92rem; font-variant-numeric: tabular-nums; }
        th { text-align: left; font-weight: 600; font-size: .8rem; color: var(--soft); border-bottom: 1px solid var(--line); padding: .3rem .5rem; vertical-align: bottom; }
        td { padding: .35rem .5rem; border-bottom: 1px solid var(--line); vertical-align: middle; } td.n, th.n { text-align: right; white-space: nowrap; }
        td.message { min-width: 13rem; max-width: 20rem; overflow-wrap: anywhere; } td.letters { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .75rem; max-width: 8rem; overflow-wrap: anywhere; color: var(--soft); }
        svg { display: block; } svg text { fill: var(--soft); font-size: 10px; }
        .spread { display: flex; height: .9rem; min-width: 8rem; border-radius: .2rem; overflow: hidden; } .spread i { display: block; }
        .legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .82rem; color: var(--soft); margin: .5rem 0; } .legend i { display: inline-block; width: .8rem; height: .8rem; border-radius: .15rem; margin-right: .35rem; vertical-align: -.05rem; }
        .bar { background: var(--accent-soft); height: .9rem; border-radius: .15rem; min-width: 1px; } .bar.human { background: var(--s1); }
        .heat td { text-align: center; } .heat td:first-child { text-align: left; }
        blockquote { margin: .4rem 0 .8rem; padding: .1rem 0 .1rem .9rem; border-left: .2rem solid var(--line); max-width: 46rem; overflow-wrap: anywhere; } blockquote footer { font-size: .82rem; color: var(--soft); }
        details > summary { cursor: pointer; color: var(--accent); margin: .75rem 0; } .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 0 2rem; }
        @media (max-width: 40rem) { main { padding: 1rem .9rem 3rem; } h1 { font-size: 1.5rem; } .columns { grid-template-columns: 1fr; } }
        @media print { :root { color-scheme: light; } body { font-size: 10.5pt; } main { max-width: none; padding: 0; } section, tr, blockquote, .verdict { break-inside: avoid; } section { break-inside: auto; } .wide { overflow: visible; } details::details-content { content-visibility: visible; display: block; } @page { margin: 14mm; } .bar, .spread i, .heat td, .verdict { print-color-adjust: exact; } }
        </style>
        """;
}
