using System.Text.Json.Nodes;

namespace Twins.Bot.Cards;

/// <summary>A few words in one look. Teams reads no Markdown in them, so that text of others stays text.</summary>
internal readonly record struct CardRun(string? Text, int Most = CardRun.Usual)
{
    public const int Usual = 400;

    public bool Strong { get; init; }
    public bool Subtle { get; init; }
    public bool Small { get; init; }
    public bool Code { get; init; }

    /// <summary>Such as "good"; never the only sign of what is meant.</summary>
    public string? Color { get; init; }

    public JsonObject ToJson()
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = (Text?.StartsWith(' ') is true ? " " : "") + CardText.Plain(Text, Most) + (Text?.EndsWith(' ') is true ? " " : "") };
        if (Strong) run["weight"] = "Bolder";
        if (Subtle) run["isSubtle"] = true;
        if (Small) run["size"] = "Small";
        if (Code) run["fontType"] = "Monospace";
        if (Color is not null) run["color"] = Color;
        return run;
    }
}
