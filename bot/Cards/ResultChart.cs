using System.Text.Json.Nodes;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting;

namespace Twins.Bot.Cards;

/// <summary>A chart that Teams draws, with the same in text for whoever cannot draw it.</summary>
internal static class ResultChart
{
    private const int Blocks = 10;

    /// <summary>Null where there is nothing to draw.</summary>
    public static JsonObject? Of(StudyReport report, ResultRows all, int count)
    {
        var rows = all.Rows.Take(count).ToList();
        if (rows is [var alone] && report.Questions[0] is { Options.Count: 0 } q && q.Results is [var result, ..] && result.Distribution.Count == q.Labels.Count && q.Labels.Count > 1) return Answers(q, result, alone);
        // Not every client draws bars below zero alike.
        if (rows.Count < 2 || rows.Exists(r => r.Height < 0)) return rows.Count < 2 ? null : Bars(rows);
        return new JsonObject
        {
            ["type"] = "Chart.HorizontalBar",
            ["title"] = CardText.Plain($"{char.ToUpperInvariant(all.Unit[0])}{all.Unit[1..]}", 80),
            ["displayMode"] = "AbsoluteWithAxis",
            ["data"] = CardParts.List(rows.Select(r => Point(r.Name, r.Height, r.IsFront ? "good" : "neutral"))),
            ["fallback"] = Bars(rows),
        };
    }

    private static JsonObject Answers(QuestionReport q, StimulusResult result, ResultRow alone) => new()
    {
        ["type"] = "Chart.VerticalBar",
        ["title"] = CardText.Plain($"Share of answers in %, {Figures.Of(result.Base, "twin", "twins")}", 80),
        ["data"] = CardParts.List(q.Labels.Take(11).Select((label, i) => Point(label, 100 * result.Distribution[i], "neutral"))),
        ["fallback"] = CardParts.Fact(alone.Name, $"{alone.Value}, {Twins(alone)}"),
    };

    private static JsonObject Point(string name, double height, string color) => new()
    {
        ["x"] = CardText.Plain(name, 40),
        ["y"] = double.IsFinite(height) ? Math.Round(height, 2) : 0,
        ["color"] = color,
    };

    private static JsonObject Bars(IReadOnlyList<ResultRow> rows) => new()
    {
        ["type"] = "FactSet",
        ["facts"] = CardParts.List(rows.Select(r => new JsonObject
        {
            ["title"] = CardText.Markdown(r.Name, 40),
            ["value"] = $"{Drawn(r.Fill)} {CardText.Markdown(r.Value, 60)}, {Twins(r)}",
        })),
    };

    private static string Drawn(double fill)
    {
        var full = (int)Math.Round(fill * Blocks);
        return new string('█', full) + new string('░', Blocks - full);
    }

    private static string Twins(ResultRow row) => Figures.Of(row.Base, "twin", "twins");
}
