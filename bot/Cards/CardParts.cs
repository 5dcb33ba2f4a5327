using System.Text.Json.Nodes;
using Twins.Core.Respondents;
using Twins.Core.Studies.Analysis;

namespace Twins.Bot.Cards;

/// <summary>What cards are built from.</summary>
internal static class CardParts
{
    /// <summary>The card's title, with what kind of card it is above it.</summary>
    public static JsonObject Header(string kind, string? title) =>
        Stack([Line(new CardRun(kind) { Small = true, Subtle = true, Strong = true }), Heading(title, "Large")]);

    /// <summary>That an AI speaks, and that it is not even a language model where rules of thumb do.</summary>
    public static JsonObject Labels(RespondentIdentity respondent) => Stack(
    [
        Line(new CardRun("✦ " + StudyReport.Label) { Small = true, Color = "Accent", Strong = true }),
        respondent.IsLanguageModel ? null : Line(new CardRun("⚠ " + respondent.Label, 300) { Small = true, Color = "Warning", Strong = true }),
    ], "Small");

    public static JsonObject Heading(string? text, string size = "Medium") => new()
    {
        ["type"] = "TextBlock",
        ["text"] = CardText.Markdown(text, 150),
        ["style"] = "heading",
        ["size"] = size,
        ["weight"] = "Bolder",
        ["wrap"] = true,
        ["spacing"] = size is "Medium" ? "Medium" : "None",
    };

    public static JsonObject Line(params ReadOnlySpan<CardRun> runs)
    {
        var inlines = new JsonArray();
        foreach (var run in runs) if (!string.IsNullOrEmpty(run.Text)) inlines.Add(run.ToJson());
        return new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = inlines, ["spacing"] = "Small" };
    }

    public static JsonObject Text(string? text, int most = CardRun.Usual) => Line(new CardRun(text, most));

    public static JsonObject Note(string? text, int most = CardRun.Usual) => Line(new CardRun(text, most) { Small = true, Subtle = true });

    /// <summary>One line each, with a bullet.</summary>
    public static IEnumerable<JsonObject> Bullets(IEnumerable<string> lines, int most = CardRun.Usual) => lines.Select(line => Line(new CardRun("• "), new CardRun(line, most)));

    /// <summary>A name and what it is, on a line.</summary>
    public static JsonObject Fact(string name, string? value, int most = CardRun.Usual) => Line(new CardRun(name + ": ") { Strong = true }, new CardRun(value, most));

    public static JsonObject Box(string style, params ReadOnlySpan<JsonObject?> items) => new() { ["type"] = "Container", ["style"] = style, ["items"] = List([.. items]), ["spacing"] = "Medium" };

    public static JsonObject Stack(IEnumerable<JsonObject?> items, string spacing = "Default") => new() { ["type"] = "Container", ["items"] = List(items), ["spacing"] = spacing };

    /// <summary>Side by side; the widths are as the schema has them, such as "stretch".</summary>
    public static JsonObject Columns(params ReadOnlySpan<(string Width, JsonObject Content)> columns)
    {
        var list = new JsonArray();
        foreach (var (width, content) in columns)
            list.Add(new JsonObject { ["type"] = "Column", ["width"] = width, ["verticalContentAlignment"] = "Center", ["items"] = new JsonArray(content) });
        return new JsonObject { ["type"] = "ColumnSet", ["columns"] = list };
    }

    /// <summary>The first row is the head.</summary>
    public static JsonObject Table(IReadOnlyList<int> widths, IEnumerable<IEnumerable<JsonObject>> rows) => new()
    {
        ["type"] = "Table",
        ["showGridLines"] = false,
        ["columns"] = List(widths.Select(w => new JsonObject { ["width"] = w })),
        ["rows"] = List(rows.Select(row => new JsonObject { ["type"] = "TableRow", ["cells"] = List(row.Select(cell => new JsonObject { ["type"] = "TableCell", ["items"] = new JsonArray(cell) })) })),
    };

    public static JsonObject? When(bool shown, Func<JsonObject> part) => shown ? part() : null;

    public static JsonArray List(IEnumerable<JsonObject?> parts) => new([.. parts.OfType<JsonObject>()]);
}
