using System.Text.Json.Nodes;

namespace Twins.Bot.Cards;

/// <summary>Buttons. What they send is small: a verb, the key against doubled presses, and ids.</summary>
internal static class CardActions
{
    /// <summary>Ids and keys are ours and short; whatever is longer is a mistake.</summary>
    private const int LongestValue = 300;

    /// <summary>Sends an <c>adaptiveCard/action</c>, and from clients that do not know it a message.</summary>
    public static JsonObject Execute(string title, string verb, string key, params ReadOnlySpan<(string Name, string Value)> more)
    {
        var action = Button("Action.Execute", title);
        action["verb"] = verb;
        action["data"] = Sent(verb, key, more);
        var fallback = Button("Action.Submit", title);
        fallback["data"] = Sent(verb, key, more);
        action["fallback"] = fallback;
        return action;
    }

    /// <summary>Opens a dialog: Teams fetches it by <c>task/fetch</c>.</summary>
    public static JsonObject Open(string title, string verb, string key)
    {
        var action = Submit(title, verb, key);
        action["data"]!["msteams"] = new JsonObject { ["type"] = "task/fetch" };
        return action;
    }

    /// <summary>Inside a dialog, where nothing else is understood.</summary>
    public static JsonObject Submit(string title, string verb, string key)
    {
        var action = Button("Action.Submit", title);
        action["data"] = Sent(verb, key, []);
        return action;
    }

    /// <summary>A link; null where the address is not one that Teams should open.</summary>
    public static JsonObject? Link(string title, Uri? address, bool mail = false)
    {
        if (address is not { IsAbsoluteUri: true } || address.AbsoluteUri.Length > 2000) return null;
        var isWeb = address.Scheme is "https" && address.UserInfo.Length is 0;
        if (!isWeb && !(mail && address.Scheme is "mailto")) return null;
        var action = Button("Action.OpenUrl", title);
        action["url"] = address.AbsoluteUri;
        return action;
    }

    public static JsonObject Styled(this JsonObject action, string style)
    {
        action["style"] = style;
        if (action["fallback"] is { } fallback) fallback["style"] = style;
        return action;
    }

    public static JsonObject Row(params ReadOnlySpan<JsonObject?> actions) => new() { ["type"] = "ActionSet", ["actions"] = CardParts.List([.. actions]) };

    private static JsonObject Button(string type, string title) => new() { ["type"] = type, ["title"] = CardText.Plain(title, 60) };

    private static JsonObject Sent(string verb, string key, ReadOnlySpan<(string Name, string Value)> more)
    {
        var data = new JsonObject { ["verb"] = verb, ["key"] = Short("key", key) };
        foreach (var (name, value) in more) data[name] = Short(name, value);
        return data;
    }

    private static string Short(string name, string value) =>
        value.Length <= LongestValue ? value : throw new ArgumentException($"The {name} of a card's action has {value.Length} characters; give it a short id, of at most {LongestValue}.", nameof(value));
}
