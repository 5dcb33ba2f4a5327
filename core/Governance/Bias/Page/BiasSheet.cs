using Twins.Core.Studies.Reporting;

namespace Twins.Core.Governance.Bias.Page;

/// <summary>The little that an audit needs beside the sheet of reports.</summary>
internal static class BiasSheet
{
    public static Html Css { get; } =
        $$"""
        .verdict.found { --tone: var(--bad); --tint: var(--bad-tint); } .verdict.notfound { --tone: var(--good); --tint: var(--good-tint); }
        .audit { table-layout: fixed; min-width: 50rem; } .audit th:first-child { width: 20%; } .audit th.chart { width: 24%; } .audit tbody th { overflow-wrap: break-word; } .audit th small { white-space: normal; } .audit tbody th small { white-space: normal; }
        .audit caption { color: var(--ink); font-weight: 600; font-size: 1rem; padding: 1.4rem 0 .1rem; } .audit caption small { display: block; }
        .sign { font-weight: 600; } .sign.found { color: var(--bad); } .sign.possible { color: var(--warn); } .sign.soft { font-weight: 400; color: var(--soft); }
        .limit { stroke: var(--bad); stroke-dasharray: 3 3; } .plain.words td { vertical-align: top; } .findings li { margin: .45rem 0; max-width: 60em; } .words-first { max-width: 48em; }
        @media print { .audit { min-width: 0; } }

        """;
}
