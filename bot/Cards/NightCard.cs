using System.Text.Json.Nodes;
using Twins.Core.Respondents;
using Twins.Core.Runs.Nightly;

namespace Twins.Bot.Cards;

/// <summary>A night at a glance: what ran, what changed, what a person must do.</summary>
public static class NightCard
{
    private const int MostLines = 10;

    /// <param name="report">The report of a line, where it can be opened by https.</param>
    public static JsonObject Of(NightView view, RespondentIdentity respondent, Func<NightLine, Uri?>? report = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        return CardFrame.Fit(Math.Min(MostLines, view.Lines.Count), count => Card(view, respondent, report ?? (_ => null), count));
    }

    private static JsonObject Card(NightView view, RespondentIdentity respondent, Func<NightLine, Uri?> report, int count) => CardFrame.Of(
        $"Nightly results of {view.Night.Date:yyyy-MM-dd}: {Summary(view)} {string.Join(' ', view.Lines.Take(2).Select(l => $"{CardText.Plain(l.Campaign, 60)}: {CardText.Plain(l.Sentence, 150)}"))}",
        [
            CardParts.Header("Nightly results", $"Night of {view.Night.Date:d MMMM yyyy}"),
            CardParts.Labels(respondent),
            CardParts.Text(Summary(view)),
            CardParts.When(view.Night.CaughtUp is not null, () => CardParts.Note(view.Night.CaughtUp)),
            .. view.Lines.Take(count).Select(l => Line(l, CardActions.Link("Report", report(l)))),
            CardParts.When(view.Lines.Count > count, () => CardParts.Note($"and {view.Lines.Count - count} more; the thread below has every line.")),
            CardParts.Note("Details are in the thread. 'sweep' shows this again, 'nightly stop' ends the posts."),
        ]).Wide();

    private static JsonObject Line(NightLine line, JsonObject? link)
    {
        var words = CardParts.Stack(
        [
            CardParts.Line(
                new CardRun(line.Campaign, 100) { Strong = true },
                new CardRun(line.Panel is null ? null : $" on {CardText.Plain(line.Panel, 80)}"),
                new CardRun("  "),
                new CardRun(NightDetails.State(line.State)) { Strong = true, Small = true, Color = Color(line.State) }),
            CardParts.Text(line.Sentence, 350),
        ], "None");
        var box = CardParts.Box("emphasis", link is null ? words : CardParts.Columns(("stretch", words), ("auto", CardActions.Row(link))));
        box["spacing"] = "Small";
        return box;
    }

    private static string Summary(NightView view)
    {
        if (view.Lines.Count is 0) return view.Night.Through is null ? "Nothing has been ordered yet." : "No campaign was due.";
        var (done, running) = (view.Lines.Count(l => l.IsComplete), view.Lines.Count(l => l.State is "running"));
        var failed = view.Lines.Count - done - running;
        return string.Join(", ", new[] { $"{done} of {view.Lines.Count} finished", running > 0 ? $"{running} still running" : null, failed > 0 ? $"{failed} without a result" : null }.OfType<string>()) + ".";
    }

    private static string Color(string state) => state switch { "completed" => "Good", "running" => "Accent", _ => "Attention" };
}
