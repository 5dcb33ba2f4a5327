using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting.Charts;

namespace Twins.Core.Studies.Reporting.Sections;

/// <summary>One row for each thing that was asked again, its difference on a common axis; the others fold away.</summary>
internal sealed class ChangeTable(ChangeReport changes, QuestionReport question, Messages messages)
{
    /// <summary>Of those that did not change, so many are there at first sight.</summary>
    private const int Open = 10;

    private readonly UnitText unit = new(question);
    private readonly Axis axis = Axis.Over([default, .. changes.Variants.Select(v => v.Difference)]);

    public Html? Draw()
    {
        var asked = changes.Variants.Where(v => v.Kind is not ChangeKind.NotAskedAgain).ToList();
        var still = changes.Variants.Where(v => v.Kind is ChangeKind.NotAskedAgain).ToList();
        var first = Math.Min(asked.Count, asked.Count(v => v.Kind is ChangeKind.Changed) + Open);
        return $"""
            {(first is 0 ? null : Table(asked[..first]))}
            {Fold(asked.Count - first, "more that did not change beyond noise", () => Table(asked[first..]))}
            {Fold(still.Count, still.Count is 1 ? "that was not asked again" : "that were not asked again", () => Still(still))}
            """;
    }

    private static Html? Fold(int count, string what, Func<Html> content) =>
        count <= 0 ? null : (Html)$"<details class=\"more\"><summary>{Figures.Count(count)} {what}</summary>{content()}</details>";

    private Html Table(IReadOnlyList<VariantChange> rows) =>
        $"""
        <table class="moves"><thead><tr><th>{(changes.AreOptions ? "Option" : "Message")}</th><th class="num">Before → now</th><th class="chart"><span class="aloud">Interval of the difference</span>{DifferenceChart.Head(axis, unit)}</th><th class="num">Difference<small>95% interval, n twins</small></th><th>Verdict<small>and likely reason</small></th></tr></thead>
        <tbody>{rows.Select(Row)}</tbody></table>
        """;

    private Html Row(VariantChange v) =>
        $"""
        <tr class="{(v.Kind is ChangeKind.Changed ? "changed" : "same")}"><td class="msg">{Name(v)}</td>
        <td class="num">{unit.Of(v.Before)} → <b>{unit.Of(v.After)}</b></td>
        <td class="chart">{DifferenceChart.Row(v.Difference, axis, v.Kind is ChangeKind.Changed)}</td>
        <td class="num"><b>{unit.Change(v.Difference.Value)}</b><small>{unit.Shifts(v.Difference)}<br>n {Figures.Count(v.Base)}</small></td>
        <td class="why"><b>{Sign(v)}{v.Words}</b>{v.Reasons.Select(r => (Html)$"<small dir=\"auto\">{r}</small>")}</td></tr>
        """;

    private Html Still(IReadOnlyList<VariantChange> rows) =>
        $"<table class=\"plain still\"><tbody>{rows.Select(v => (Html)$"<tr><td class=\"msg\">{Name(v)}</td><td class=\"num\">{unit.Of(v.After)}<small>n {Figures.Count(v.Base)}</small></td></tr>")}</tbody></table>";

    private Html Name(VariantChange v) => $"{messages.Cell(v.Id, question)}{(v.Formerly is { } old ? (Html)$"<small>was called <code>{old}</code></small>" : null)}";

    // An arrow beside the word, so that no colour is needed.
    private static Html? Sign(VariantChange v) => v.Kind is not ChangeKind.Changed ? null : v.Difference.Value > 0 ? (Html)$"▲ " : (Html)$"▼ ";
}
