using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting.Sections.Compound;

namespace Twins.Core.Studies.Reporting.Sections;

/// <summary>Every question but the one that ranks, each with the chart that suits its kind.</summary>
internal static class QuestionSection
{
    private const int Open = 8;

    public static Html? All(StudyReport report, Messages messages)
    {
        // The primary question elicited in other ways is drawn under "noise", where it is compared.
        var others = report.Questions.Skip(1).Where(q => !q.Primary).ToList();
        return others.Count is 0 ? null : (Html)$"<section id=\"questions\"><h2>The other questions</h2>{Grouped(others).Select(g => g is [{ Matrix: not null }, _, ..] ? MatrixSection.Of(g, messages) : One(g[0], messages))}</section>";
    }

    /// <summary>Rows of one matrix about one thing together, all else alone.</summary>
    private static List<List<QuestionReport>> Grouped(List<QuestionReport> questions)
    {
        var groups = new List<List<QuestionReport>>();
        foreach (var q in questions)
        {
            var last = groups.Count > 0 ? groups[^1][0] : null;
            if (q.Matrix is { } row && row.Id == last?.Matrix?.Id && q.Elicitation == last.Elicitation && q.Results.Count is 1 && last.Results.Count is 1) groups[^1].Add(q);
            else groups.Add([q]);
        }
        return groups;
    }

    /// <summary>Asked about one thing, a choice has its result in its options; the first option's share alone says nothing more.</summary>
    public static bool OnlyOptions(QuestionReport q) => q.Options.Count > 0 && q.Results.Count is 1;

    private static Html One(QuestionReport q, Messages messages) =>
        $"""
        <article class="question">
        <h3 dir="auto">{q.Text}</h3>
        <p class="soft">{Words.Kind(q.Kind)}, {Words.Of(q.Elicitation)}{(q.TopBoxLabel is { } top ? $"; favourable: {top}" : "")}</p>
        {(q.Kind is "open" ? null : VerdictBox.Small(q.Verdict))}
        {OptionBars.Of(q, messages)}
        {CompoundSection.Of(q, messages)}
        {Table(q, messages)}
        {VoiceSection.Themes(q, messages)}
        </article>
        """;

    private static Html? Table(QuestionReport q, Messages messages)
    {
        if (!q.Results.Any(r => double.IsFinite(r.Mean.Value))) return q.Themes.Count > 0 || q.Compound.Count > 0 ? null : (Html)$"<p class=\"soft\">Nobody answered.</p>";
        // The length of open answers says little that the themes do not.
        if (q.Kind is "open" || OnlyOptions(q)) return null;
        return new ResultTable(q, messages).Draw(Open);
    }
}
