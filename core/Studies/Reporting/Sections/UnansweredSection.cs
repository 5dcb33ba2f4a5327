using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting.Charts;

namespace Twins.Core.Studies.Reporting.Sections;

/// <summary>What became of every question put to every twin; an answer that did not come is counted, never hidden.</summary>
internal static class UnansweredSection
{
    public static Html Of(StudyReport report)
    {
        var total = Math.Max(1, report.Outcomes.Sum(o => o.Count));
        return $"""
            <section id="unanswered"><h2>What was not answered, and why</h2>
            <table class="plain outcomes"><thead><tr><th>Outcome</th><th class="chart"><span class="aloud">Share</span></th><th class="num">Questions</th><th>Why</th></tr></thead>
            <tbody>{report.Outcomes.Select(o => (Html)$"<tr><th scope=\"row\"><span class=\"first\">{o.Outcome}</span><small>{Meaning(o.Outcome)}</small></th><td class=\"chart\">{ShareBar.Of((double)o.Count / total)}</td><td class=\"num\"><b>{Figures.Count(o.Count)}</b><small>{Figures.Chance((double)o.Count / total)}</small></td><td class=\"why\">{o.Reasons.Select(r => (Html)$"<p dir=\"auto\">{r}</p>")}</td></tr>")}</tbody></table>
            </section>
            """;
    }

    private static string Meaning(string outcome) => outcome.ToLowerInvariant() switch
    {
        "answered" => "one of the question’s answers",
        "abstained" => "the twin did not know",
        "refused" => "the model declined",
        "filtered" => "the provider’s filter stopped it",
        "unparseable" => "a reply without an answer",
        "failed" => "no reply came",
        _ => "",
    };
}
