using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting.Charts;
using Twins.Core.Studies.Reporting.Sections.Compound;

namespace Twins.Core.Studies.Reporting.Sections;

/// <summary>The primary question: who is ahead, by how much, and whether that means anything.</summary>
internal static class RankingSection
{
    /// <summary>With fewer rows than this the table itself is the overview.</summary>
    private const int Overview = 9;

    public static Html Of(StudyReport report, Messages messages)
    {
        if (report.Questions is [{ Compound.Count: > 0 } compound, ..])
            return $"<section id=\"ranking\"><h2>Result</h2>{Asked(compound)}{CompoundSection.Of(compound, messages)}</section>";
        if (report.Questions is not [var q, ..] || !q.Results.Any(r => double.IsFinite(r.Mean.Value)))
            return $"<section id=\"ranking\"><h2>Ranking</h2><p class=\"lead\">There is nothing to rank: no question was answered. <a href=\"#unanswered\">What was not answered, and why</a></p></section>";
        return $"""
            <section id="ranking">
            <h2>{(q.Results.Count > 1 ? "Ranking" : "Result")}</h2>
            {Asked(q)}
            {Lead(q)}
            {(q.Results.Count < Overview ? null : (Html)$"<figure>{Caterpillar.Of(q.Results, Axis.Over(q.Results.Select(r => r.Mean)), new UnitText(q), new FrontGroup(q))}<figcaption>Every variant with its 95% interval over twins, best first. <b class=\"key\">Filled</b>: cannot be told apart from the leader. The axis does not start at the end of the scale.</figcaption></figure>")}
            {OptionBars.Of(q, messages)}
            {(QuestionSection.OnlyOptions(q) ? null : new ResultTable(q, messages).Draw())}
            </section>
            """;
    }

    private static Html Asked(QuestionReport q) => $"<p class=\"asked\"><span dir=\"auto\">“{q.Text}”</span> <small>{Words.Kind(q.Kind)}, {Words.Of(q.Elicitation)}</small></p>";

    private static Html? Lead(QuestionReport q)
    {
        if (q.Results.Count < 2 || q.Results[0].Letters.Length is 0) return null;
        var group = new FrontGroup(q).Size;
        var behind = q.Results.Count - group;
        return group is 1
            ? (Html)$"<p class=\"lead\">One stands alone at the front; {Figures.Of(behind, "other is", "others are")} clearly behind.</p>"
            : (Html)$"<p class=\"lead\">{Figures.Count(group)} of {Figures.Count(q.Results.Count)} cannot be told apart at the front; {(behind is 0 ? "nobody is" : Figures.Of(behind, "is", "are"))} clearly behind.</p>";
    }
}
