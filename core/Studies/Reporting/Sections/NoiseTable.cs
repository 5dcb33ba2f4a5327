using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting.Sections;

/// <summary>The noise of every question in one line each.</summary>
internal static class NoiseTable
{
    public static Html? Of(StudyReport report)
    {
        var asked = report.Questions.Where(q => q.Variance is not null || q.Order is not null || q.Dummies.Count > 0).ToList();
        return asked.Count < 2 ? null : (Html)$"""
            <h3>Every question</h3>
            <div class="wide" role="region" aria-label="Noise of every question" tabindex="0"><table class="plain">
            <thead><tr><th>Question</th><th class="num">Message<small>share of variance</small></th><th class="num">Order<small>shift when reversed</small></th><th class="num">Flips<small>of pairs</small></th><th class="num">Nearest dummy<small>distance, 0 to 1</small></th></tr></thead>
            <tbody>{asked.Select(Row)}</tbody></table></div>
            """;
    }

    private static Html Row(QuestionReport q)
    {
        var unit = new UnitText(q);
        var nearest = q.Dummies.MinBy(d => d.Distance);
        return $"<tr><th scope=\"row\"><span dir=\"auto\">{q.Text}</span> <small>{Words.Of(q.Elicitation)}</small></th><td class=\"num\">{(q.Variance is { } v ? Figures.Percent(v.Variant) : Figures.None)}</td><td class=\"num\">{(q.Order is { } o ? (Html)$"{unit.Shift(o.Shift.Value)}<small>{unit.Shifts(o.Shift)}</small>" : (Html)$"{Figures.None}")}</td><td class=\"num\">{(q.Order is { Pairs: > 0 } f ? (Html)$"{Figures.Percent(f.FlipRate)}<small>of {Figures.Count(f.Pairs)}</small>" : (Html)$"{Figures.None}")}</td><td class=\"num\">{(nearest is null ? (Html)$"{Figures.None}" : (Html)$"{Figures.Number(nearest.Distance, 2)}<small>{nearest.Name}</small>")}</td></tr>";
    }
}
