namespace Twins.Core.Studies.Reporting.Style;

internal static class PageLayout
{
    public static Html Css { get; } =
        $$"""
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; scroll-padding-top: 4rem; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Lato, Arial, sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
        .cover, main, footer.end { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
        .cover { padding-top: 2.75rem; }
        h1, h2, h3, .say, .value, .lead { font-family: ui-serif, "Iowan Old Style", Charter, Georgia, "Liberation Serif", serif; text-wrap: balance; }
        h1 { font-size: clamp(1.9rem, 4.6vw, 3.1rem); line-height: 1.1; font-weight: 600; letter-spacing: -.015em; margin: .3rem 0 .7rem; max-width: 22em; }
        h2 { font-size: 1.75rem; line-height: 1.2; font-weight: 600; letter-spacing: -.01em; margin: 0 0 .6rem; }
        h3 { font-size: 1.25rem; line-height: 1.3; font-weight: 600; margin: 0 0 .35rem; max-width: 40em; }
        h4 { font-size: .95rem; margin: 0 0 .3rem; }
        p { margin: 0 0 .6rem; } small, .soft { color: var(--soft); } small { font-size: .8rem; font-weight: 400; }
        a { color: var(--accent); } code { font: .78rem/1.3 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; color: var(--soft); }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
        main > section { padding: 2.75rem 0 .25rem; margin-top: 2rem; border-top: 1px solid var(--line); }
        main > section:first-child { border-top: 0; margin-top: 0; padding-top: 2.25rem; }
        .lead + h3 { margin-top: 1.4rem; } .lead { font-size: 1.15rem; line-height: 1.5; max-width: 44em; text-wrap: pretty; } .columns + h3, .wide + h3, .plain + h3 { margin-top: 2.2rem; } .kicker { color: var(--soft); font-size: .9rem; margin: 1.3rem 0 0; }
        .asked { color: var(--soft); font-style: italic; max-width: 50em; } .asked small { font-style: normal; display: block; }
        .objective { font-size: 1.15rem; color: var(--soft); max-width: 44em; }
        .labels { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0; }
        .label { display: inline-block; font: 600 .8rem/1.3 ui-sans-serif, system-ui, "Segoe UI", Roboto, Lato, Arial, sans-serif; padding: .3rem .75rem; border-radius: 1rem; border: 1px solid currentColor; }
        .label.ai { color: var(--accent); background: var(--accent-tint); } .label.offline { color: var(--warn); background: var(--warn-tint); border-width: 2px; }
        .verdict { --tone: var(--warn); --tint: var(--warn-tint); background: var(--tint); border-left: .4rem solid var(--tone); border-radius: .5rem; padding: 1.4rem 1.6rem; margin: 1.6rem 0; }
        .verdict.separable { --tone: var(--good); --tint: var(--good-tint); } .verdict.weak { --tone: var(--bad); --tint: var(--bad-tint); }
        .pill { display: inline-flex; align-items: center; gap: .45rem; color: var(--tone); font-weight: 700; font-size: .95rem; letter-spacing: .01em; margin: 0 0 .5rem; }
        .icon { fill: none; stroke: currentColor; stroke-width: 2.2; stroke-linecap: round; }
        .say { font-size: clamp(1.25rem, 2.6vw, 1.7rem); line-height: 1.3; margin: 0 0 .7rem; max-width: 44em; text-wrap: pretty; }
        .verdict ul { margin: 0; padding-left: 1.1rem; max-width: 60em; } .verdict li { margin: .15rem 0; }
        .verdict.small { padding: .6rem .9rem; margin: .5rem 0 1rem; border-left-width: .25rem; } .verdict.small .pill { margin: 0 .5rem 0 0; font-size: .9rem; } .verdict.small ul { margin: .5rem 0 .2rem; font-size: .9rem; }
        .facts { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); margin: 1.6rem 0 1.1rem; }
        .fact { padding: 1rem 1.3rem; border-left: 1px solid var(--line); } .fact:first-child { border-left: 0; padding-left: 0; }
        .fact h2 { font: 600 .85rem/1.4 inherit; font-family: inherit; letter-spacing: 0; color: var(--soft); margin: 0; font-size: .85rem; } .fact .value { font-size: 1.7rem; line-height: 1.2; margin: .1rem 0 .35rem; } .fact p:last-child { font-size: .85rem; line-height: 1.45; color: var(--soft); margin: 0; }
        .moved { max-width: 60em; } .moved a { font-weight: 600; margin-right: .4rem; }
        .answered { font-size: .9rem; color: var(--soft); } .answered b { color: var(--ink); }
        .warnings { border: 1px solid var(--line); background: var(--card); border-radius: .5rem; padding: 1rem 1.3rem; margin: 1.1rem 0; font-size: .92rem; } .warnings h2 { font-size: 1.05rem; margin: 0 0 .3rem; } .warnings ul { margin: 0; padding-left: 1.1rem; columns: 2 24rem; column-gap: 2.5rem; } .warnings li { margin: 0 0 .35rem; break-inside: avoid; }
        nav { position: sticky; top: 0; z-index: 3; background: var(--paper); border-bottom: 1px solid var(--line); margin-top: 1.5rem; } nav ul { list-style: none; display: flex; gap: 1.4rem; overflow-x: auto; max-width: 76rem; margin: 0 auto; padding: .7rem 1.5rem; scrollbar-width: none; } nav a { color: var(--soft); text-decoration: none; font-size: .9rem; font-weight: 600; white-space: nowrap; } nav a:hover { color: var(--accent); text-decoration: underline; text-underline-offset: .3rem; }
        .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1.5rem 3rem; margin-top: 1.5rem; } .columns > * { min-width: 0; }
        .bysegment { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: 1rem 2rem; margin-top: 1.2rem; } .segments { columns: 3 20rem; column-gap: 2.25rem; margin-top: 1.2rem; } .segment { break-inside: avoid-column; margin-bottom: 1.6rem; } .segment h3 { border-bottom: 2px solid var(--ink); padding-bottom: .3rem; margin-bottom: .7rem; }
        .theme { break-inside: avoid; margin-bottom: 1.1rem; }
        blockquote { margin: .5rem 0 .7rem; padding-left: .9rem; border-left: 2px solid var(--line); font-size: .93rem; line-height: 1.5; } blockquote p { margin: 0 0 .15rem; white-space: pre-line; max-height: 15em; overflow: auto; } blockquote footer { font-size: .8rem; line-height: 1.4; color: var(--soft); } blockquote footer > span { display: block; } blockquote i { font-style: normal; } .cite { font-style: italic; } blockquote b { font-weight: 600; color: var(--ink); }
        .question, .people { padding: 1.4rem 0 .8rem; } .question + .question, .people + .people { border-top: 1px solid var(--line); }
        dl { margin: 0; } dt { font-weight: 600; } dd { margin: 0 0 .6rem; } .notes dd { color: var(--soft); font-size: .93rem; }
        .pairs div { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: 1rem; padding: .3rem 0; border-bottom: 1px solid var(--line); font-size: .92rem; } dl.pairs { max-width: 46rem; } .pairs dt { font-weight: 400; color: var(--soft); } .pairs dd { margin: 0; }
        details > summary { cursor: pointer; } .more > summary { color: var(--accent); font-weight: 600; font-size: .9rem; padding: .6rem 0; }
        footer.end { border-top: 1px solid var(--line); margin-top: 3rem; padding-top: 1.2rem; padding-bottom: 3rem; font-size: .9rem; color: var(--soft); } footer.end p { margin: 0 0 .2rem; }
        .aloud, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

        """;
}
