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
        {Mended(q, h.Rectified)}
        {(h.Ranks is { } ranks ? Ranks(q, ranks) : null)}
        <div class="columns">{Bars(q, h)}{FitTable.Of(h)}</div>
        </article>
        """;

    private static Html? Mended(QuestionReport q, RectifiedComparison? r) => r is null ? null : (Html)$"""
        <h4>Mended by these people</h4>
        <p dir="auto">{r.Sentence}</p>
        {(r is { Together: { } together, PeopleAlone: { } people, TwinsAlone: { } twins } ? (Html)$"""
            <table class="plain"><thead><tr><th>Mean</th><th class="num">{q.Unit}<small>95% interval</small></th><th class="num">People</th><th class="num">Twins</th></tr></thead>
            <tbody><tr><th scope="row">people and twins together</th>{Cell(together)}<td class="num">{Figures.Count(r.People)}</td><td class="num">{Figures.Count(r.People + r.Others)}</td></tr>
            <tr><th scope="row">these people alone</th>{Cell(people)}<td class="num">{Figures.Count(r.People)}</td><td class="num">{Figures.None}</td></tr>
            <tr><th scope="row">twins alone (AI)</th><td class="num">{Figures.Number(twins, 2)}<small>no interval covers what twins get wrong</small></td><td class="num">{Figures.None}</td><td class="num">{Figures.Count(r.People + r.Others)}</td></tr></tbody></table>
            <p class="soft">Prediction-powered inference: right on average however wrong twins are, if these people are a random part of all whose twins were asked, and no twin was made from these answers.</p>
            """ : null)}
        """;

    private static Html Cell(Estimate e) => $"<td class=\"num\"><b>{Figures.Number(e.Value, 2)}</b><small>{Figures.Range(Figures.Number(e.Low, 2), Figures.Number(e.High, 2))}</small></td>";

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
