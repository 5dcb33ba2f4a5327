using Twins.Core.Governance.Bias.Swapping;
using Twins.Core.Studies.Reporting;

namespace Twins.Core.Governance.Bias.Page;

/// <summary>The twins with which a swap could not be made, each with the reason.</summary>
internal static class LeftOutSection
{
    /// <summary>A panel of thousands needs no list of thousands; bias.json has it.</summary>
    private const int MostListed = 200;

    public static Html Of(BiasReport r) =>
        $"""
        <section id="left-out"><h2>Twins that were left out</h2>
        <p class="lead">{(r.Coverage.All(c => c.LeftOut.Count is 0) ? "None: every twin was asked both ways in every swap." : "A twin whose texts tell the attribute anyway would have contradicted its guise, and the swap would not have been one. Words are looked for in English and German; in doubt a twin is left out.")}</p>
        {r.Coverage.GroupBy(c => c.Attribute).Select(g => g.MaxBy(c => c.LeftOut.Count)!).Where(c => c.LeftOut.Count > 0).Select(One)}
        </section>
        """;

    private static Html One(SwapCoverage c) =>
        $"""
        <details class="more"><summary>{c.Attribute.ToString()}: {Figures.Of(c.LeftOut.Count, "twin", "twins")} left out, {Figures.Count(c.Asked)} asked both ways</summary>
        <table class="plain words"><thead><tr><th>Twin</th><th>Because</th></tr></thead>
        <tbody>{c.LeftOut.Take(MostListed).Select(Row)}</tbody></table>
        {(c.LeftOut.Count > MostListed ? (Html)$"<p class=\"soft\">… and {c.LeftOut.Count - MostListed} more; bias.json has all of them.</p>" : null)}
        </details>
        """;

    private static Html Row(LeftOut l) => $"<tr><th scope=\"row\" dir=\"auto\">{l.TwinName}<small>{l.TwinId}</small></th><td dir=\"auto\">{l.Reason}</td></tr>";
}
