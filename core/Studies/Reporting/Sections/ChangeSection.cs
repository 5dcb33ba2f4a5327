using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting.Sections;

/// <summary>What moved since the earlier run, what did not, and what was edited in between.</summary>
internal static class ChangeSection
{
    public static Html? Of(StudyReport report, Messages messages) => report.Changes is not { } changes ? null : (Html)$"""
        <section id="changes">
        <h2>What changed</h2>
        <p class="lead" dir="auto">{changes.Sentence}</p>
        {Edits(changes)}
        {(report.Questions.Count is 0 ? null : new ChangeTable(changes, report.Questions[0], messages).Draw())}
        {Note(changes)}
        </section>
        """;

    private static Html? Edits(ChangeReport changes) =>
        changes.NotCompared is not null ? null
        : changes.Edits.Count is 0 ? (Html)$"<p class=\"soft\">Nothing was edited in between: not the messages, the twins, the panel, the questions or the model.</p>"
        : (Html)$"<h3>What was edited in between</h3><ul>{changes.Edits.Select(e => (Html)$"<li dir=\"auto\">{e.Sentence}</li>")}</ul>";

    private static Html? Note(ChangeReport changes) => changes.Variants.All(v => v.Kind is ChangeKind.NotAskedAgain) ? null : (Html)$"""
        <p class="soft">Compared over the {Figures.Of(changes.Twins, "twin", "twins")} in both panels, each with itself. An interval (95%) is about its own row; the verdict takes into account how many were asked again, so that on 19 of 20 nights without any change none is claimed. A likely reason is what was edited, not what was proved.</p>
        """;
}
