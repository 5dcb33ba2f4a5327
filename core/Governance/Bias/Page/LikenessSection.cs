using Twins.Core.Governance.Bias.Findings;
using Twins.Core.Studies.Reporting;

namespace Twins.Core.Governance.Bias.Page;

/// <summary>Stereotyping and homogeneity, beside people.</summary>
internal static class LikenessSection
{
    public static Html Of(BiasReport r) =>
        $"""
        <section id="likeness"><h2>Stereotypes and sameness</h2>
        <div class="columns">
        <div><h3>Do twins answer as their demographics?</h3>{Stereotyping(r.Likeness)}</div>
        <div><h3>Do all twins answer alike?</h3>{Homogeneity(r.Likeness)}</div>
        </div></section>
        """;

    private static Html Stereotyping(Likeness l) => l.Stereotyping is not { } s ? (Html)$"<p>It cannot be told. {l.NoStereotyping}</p>" :
        (Html)$"""
        <p>How much of the differences between answers {s.Factors} explain together (adjusted R², mean over {Figures.Of(s.Items, "question", "questions")}). Far above people is stereotyping.</p>
        <table class="plain"><tbody>
        <tr><th scope="row">These twins<small>{Figures.Of(s.Base, "twin", "twins")}</small></th><td class="num"><b>{Figures.Number(s.Twins, 3)}</b></td></tr>
        <tr><th scope="row">By chance<small>95 of 100 panels whose demographics are dealt out anew stay below</small></th><td class="num">{Figures.Number(s.ByChance, 3)}</td></tr>
        {(s.People is { } p ? (Html)$"<tr><th scope=\"row\">The campaign’s own people<small>{Figures.Of(p.Base, "person", "people")}, {Figures.Of(p.Items, "question", "questions")}</small></th><td class=\"num\">{Figures.Number(p.Value, 3)}</td></tr>" : (Html)$"<tr><th scope=\"row\">People on other questions: society<small>General Social Survey, published figure</small></th><td class=\"num\">{Figures.Number(StereotypingFinding.Society, 3)}</td></tr><tr><th scope=\"row\">People on other questions: food<small>ratings of cuisines, published figure</small></th><td class=\"num\">{Figures.Number(StereotypingFinding.Food, 3)}</td></tr>")}
        </tbody></table>
        """;

    private static Html Homogeneity(Likeness l) => l.Homogeneity.Count is 0 ? (Html)$"<p>It cannot be told: fewer than five twins answered.</p>" :
        (Html)$"""
        <p>The chance that two of them give the same answer (Σp²). Far above people on the same question, twins are clones of each other. People on other questions, published figures: {Figures.Number(HomogeneityFinding.Society, 3)} (General Social Survey), {Figures.Number(HomogeneityFinding.Food, 3)} (ratings of cuisines).</p>
        <table class="plain"><thead><tr><th>Question</th><th class="num">Twins<small>95%, n</small></th><th class="num">All alike frequent</th><th class="num">People<small>n</small></th></tr></thead>
        <tbody>{l.Homogeneity.Select(h => (Html)$"<tr><th scope=\"row\" dir=\"auto\">{h.Question}</th><td class=\"num\"><b>{Figures.Number(h.Twins.Value, 3)}</b><small>{Figures.Number(h.Twins.Low, 3)} to {Figures.Number(h.Twins.High, 3)}, n {Figures.Count(h.Base)}</small></td><td class=\"num\">{Figures.Number(h.Uniform, 3)}</td><td class=\"num\">{(h.People is { } p ? (Html)$"{Figures.Number(p.Value, 3)}<small>n {Figures.Count(p.Base)}</small>" : (Html)$"{Figures.None}")}</td></tr>")}</tbody></table>
        """;
}
