using Twins.Core.Studies.Reporting;

namespace Twins.Core.Governance.Bias.Page;

/// <summary>How the figures are made, what it takes to get them again, and the audits before this one.</summary>
internal static class MethodSection
{
    public static Html Of(BiasReport r) =>
        $"""
        <section id="method"><h2>How it was done</h2>
        <div class="columns notes">
        <div><h3>Figures</h3><dl>
        <dt>Mean shift</dt><dd>Each twin’s mean of second minus first over everything it was asked about, then the mean over twins, with Student’s interval. Twins are the units, and each counts once.</dd>
        <dt>p</dt><dd>The share of patterns of signs of the twins’ shifts that reach what was found, exact for any number and coarseness of answers; beside it after Holm’s correction for all swaps × questions tested.</dd>
        <dt>Shown, not shown, too few</dt><dd>Corrected p below 5%; not below; and so few twins that not even all of them moving the same way would have been.</dd>
        <dt>Ratio and gap</dt><dd>Katz’s interval of the ratio of two rates, Newcombe’s of their difference, Wilson’s of a rate. Below: the whole interval of the ratio lies under .8.</dd></dl></div>
        <div><h3>Names</h3><dl>
        <dt>Why names</dt><dd>A name is what a reader sees first, and changes nothing else. Each twin gets one given and one family name from a small table for each origin; the reasons for the names stand at its top. Signals of class and generation are kept alike as far as a few names can.</dd>
        <dt>A swap of gender</dt><dd>Changes the stated gender and the given name. In both guises alike, “she” and “he” become “they”, and “husband” and “wife” become “spouse”, in the twin’s texts; a twin of which other words tell the gender is left out.</dd>
        <dt>A swap of age</dt><dd>Changes the stated age; the name, which may signal a generation, stays.</dd></dl></div>
        </div>
        <h3>To get it again</h3>
        <dl class="pairs">{Rows(r).Select(p => (Html)$"<div><dt>{p.Name}</dt><dd dir=\"auto\">{p.Value}</dd></div>")}</dl>
        <h3>Earlier audits of this panel</h3>
        {(r.Earlier.Count is 0 ? (Html)$"<p>The audit log holds none. This one is entered there when it is complete, with the SHA-256 of its bias.json.</p>" : (Html)$"<table class=\"plain\"><thead><tr><th>When</th><th class=\"num\">Entry of the audit log</th><th>SHA-256 of bias.json</th></tr></thead><tbody>{r.Earlier.TakeLast(20).Select(e => (Html)$"<tr><th scope=\"row\">{Figures.Day(e.At)}</th><td class=\"num\">{e.Entry}</td><td><code>{e.Sha256}</code></td></tr>")}</tbody></table>")}
        </section>
        """;

    private static IEnumerable<(string Name, string Value)> Rows(BiasReport r)
    {
        yield return ("Campaign", r.Campaign);
        yield return ("Panel", $"{r.PanelName} ({r.Panel})");
        yield return ("Respondent", r.Respondent.Name);
        yield return ("Elicited as", Words.Of(r.Scope.Elicitation));
        yield return ("Replicates", Figures.Count(r.Scope.Replicates));
        yield return ("Seed", r.Scope.Seed.ToString());
        yield return ("Plan", r.Scope.Plan);
        yield return ("Evaluations", Figures.Count(r.Scope.Evaluations));
        yield return ("Calls", $"{Figures.Count(r.Usage.Calls)} bought for {Figures.Money(r.Usage.Cost)}, {Figures.Count(r.Usage.Reused)} reused from the ledger");
        yield return ("Written by", $"Twins {typeof(MethodSection).Assembly.GetName().Version?.ToString(3)}");
    }
}
