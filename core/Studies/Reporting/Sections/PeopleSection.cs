using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting.Charts;

namespace Twins.Core.Studies.Reporting.Sections;

/// <summary>The panel beside real people, with what dummies and other samples of the same people would score.</summary>
internal static class PeopleSection
{
    public static Html? Of(StudyReport report)
    {
        var compared = report.Questions.Where(q => q.Human.Count > 0).ToList();
        return compared.Count is 0 ? null : (Html)$"""
            <section id="people"><h2>Beside real people</h2>
            {compared.SelectMany(q => q.Human.Select(h => One(q, h)))}
            </section>
            """;
    }

    private static Html One(QuestionReport q, HumanComparison h) =>
        $"""
        <article class="people">
        <h3 dir="auto">{q.Text}</h3>
        <p class="soft">{h.Stimulus}, {Words.Of(q.Elicitation)}; {Figures.Of(h.People, "person", "people")}</p>
        <p class="lead" dir="auto">{h.Sentence}</p>
        {(h.Ranks is { } ranks ? Ranks(q, ranks) : null)}
        <div class="columns">{Bars(q, h)}{FitTable.Of(h)}</div>
        </article>
        """;

    private static Html? Bars(QuestionReport q, HumanComparison h) =>
        q.Labels.Count != h.HumanDistribution.Count || q.Labels.Count != h.PanelDistribution.Count ? null : (Html)$"""
        <figure>
        <ul class="legend"><li><svg width="12" height="12" aria-hidden="true"><rect class="people" x="1" y="1" width="10" height="10"/></svg> people</li><li><svg width="12" height="12" aria-hidden="true"><rect class="panel" width="12" height="12"/></svg> panel (AI)</li></ul>
        {PairedBars.Of(q.Labels, h.HumanDistribution, h.PanelDistribution)}
        <ol class="pairlabels">{q.Labels.Select(l => (Html)$"<li dir=\"auto\">{l}</li>")}</ol>
        {(q.Kind is "rank" ? (Html)$"<figcaption>Share that puts each option first.</figcaption>" : null)}
        </figure>
        """;

    private static Html Ranks(QuestionReport q, RankComparison ranks)
    {
        var labels = q.Options.ToDictionary(o => o.Id, o => o.Label, StringComparer.Ordinal);
        return $"""
            {RankLines.Of(ranks.HumanOrder, ranks.PanelOrder, id => labels.GetValueOrDefault(id, id))}
            <p>Kendall’s τ between the two orders is <b>{Figures.Number(ranks.KendallTau, 2)}</b> (1 the same order, −1 the reverse); two halves of the people reach {Figures.Number(ranks.HumanSplitHalfTau.Value, 2)} <small>({Figures.Range(Figures.Number(ranks.HumanSplitHalfTau.Low, 2), Figures.Number(ranks.HumanSplitHalfTau.High, 2))})</small>.</p>
            """;
    }
}
