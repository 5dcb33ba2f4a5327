using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting.Sections;

/// <summary>The statements of a matrix in one table, the most agreed with first.</summary>
internal static class MatrixSection
{
    /// <param name="rows">Of one matrix, each about one thing.</param>
    public static Html Of(IReadOnlyList<QuestionReport> rows, Messages messages)
    {
        var sorted = rows.OrderByDescending(r => r.Results[0].Mean.Value).ToList();
        var together = rows[0] with { Results = [.. sorted.Select((r, place) => r.Results[0] with { Stimulus = r.Matrix!.Statement, Rank = place + 1 })] };
        return $"""
            <article class="question">
            <h3 dir="auto">{rows[0].Matrix!.Text}</h3>
            <p class="soft">{Words.Kind("matrix")}, {Words.Of(rows[0].Elicitation)}{(rows[0].TopBoxLabel is { } top ? $"; favourable: {top}" : "")}</p>
            {new ResultTable(together, messages).Draw()}
            <details class="more"><summary>A verdict for each statement</summary>{sorted.Select(r => (Html)$"<p dir=\"auto\"><b>{r.Matrix!.Statement}</b></p>{VerdictBox.Small(r.Verdict)}")}</details>
            </article>
            """;
    }
}
