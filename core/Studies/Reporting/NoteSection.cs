using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting;

/// <summary>What was not answered and why, what it cost, and how the numbers are made.</summary>
internal static class NoteSection
{
    public static Html Of(StudyReport r) =>
        $"""
        <section>
        <h2>What was answered, and what was not</h2>
        <div class="wide"><table><thead><tr><th>outcome</th><th class="n">questions</th><th>most frequent reasons</th></tr></thead><tbody>{r.Outcomes.Select(o => (Html)$"<tr><td>{o.Outcome}</td><td class=\"n\">{Figures.Count(o.Count)}</td><td class=\"message\">{string.Join(" · ", o.Reasons)}</td></tr>")}</tbody></table></div>
        {Elicitations(r)}
        <h3>Cost</h3>
        <p>{Cost(r.Cost)}</p>
        <h3>How to read this</h3>
        <p>Every mean is weighted over twins, and its interval comes from drawing twins again and again. It says how far another draw of <em>twins</em> would move the number, not how far real people lie from it. Only a check against people can say that.</p>
        <p class="soft">Campaign {r.Campaign}, seed {r.Plan.Seed}, {Figures.Count(r.Plan.Evaluations)} evaluations, elicited: {string.Join(", ", r.Plan.Elicitations.Select(e => e.ToString().ToLowerInvariant()))}. Finished {Figures.Day(r.Finished)}. {r.Respondent.Label}.</p>
        </section>
        """;

    private static string Cost(CostReport c) =>
        $"{Figures.Money(c.Spent)} in this run{(c.SpentBefore > 0 ? $" after {Figures.Money(c.SpentBefore)} in runs before it was interrupted" : "")}; {Figures.Count(c.InputTokens)} tokens in ({Figures.Count(c.CachedTokens)} cached), {Figures.Count(c.OutputTokens)} out."
        + (c is { EstimateLow: { } low, EstimateHigh: { } high } ? $" The estimate was {Figures.Money(low)} to {Figures.Money(high)}{(c.EstimateError is { } e ? $"; the middle of it was off by {Figures.Signed(e * 100, 0)}%" : "")}." : "");

    private static Html? Elicitations(StudyReport r) => r.Elicitations.Count is 0 ? null :
        (Html)$"<h3>Ways of asking, side by side</h3><div class=\"wide\"><table><thead><tr><th>question</th><th>ways</th><th class=\"n\">correlation of variants</th><th class=\"n\">distance</th><th class=\"n\">shift</th></tr></thead><tbody>{r.Elicitations.Select(e => (Html)$"<tr><td>{e.Question}</td><td>{e.First.ToString().ToLowerInvariant()} and {e.Second.ToString().ToLowerInvariant()}</td><td class=\"n\">{(e.Correlation is { } c ? Figures.Number(c, 2) : Figures.None)}</td><td class=\"n\">{Figures.Number(e.TotalVariation, 2)}</td><td class=\"n\">{Figures.Signed(e.Shift, 2)}</td></tr>")}</tbody></table></div>";
}
