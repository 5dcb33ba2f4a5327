using System.Text.Json;

namespace Twins.Tests.Adapters.Teams;

/// <summary>What a single activity must keep to.</summary>
internal static class StrictRules
{
    private static readonly string[] Forbidden = ["id", "timestamp", "serviceUrl"];

    /// <returns>The first rule that is broken.</returns>
    public static string? Flaw(StrictCall call)
    {
        if (call.Body.Length * 2 > 80 * 1024) return "more than 80 KB in UTF-16";
        if (call.Kind is StrictKind.Conversations && Conversation(call.Json) is { } flaw) return flaw;
        return call.Sent is { } activity ? Activity(activity, call) : null;
    }

    private static string? Conversation(JsonElement json)
    {
        if (Text(json, "tenantId") is null) return "no tenantId";
        if (!json.TryGetProperty("isGroup", out var group)) return "no isGroup";
        if (group.ValueKind is JsonValueKind.False) return json.TryGetProperty("members", out var members) && members.GetArrayLength() is 1 ? null : "a chat has one member";
        if (!json.TryGetProperty("activity", out _)) return "a thread begins with an activity";
        return json.TryGetProperty("channelData", out var data) && data.TryGetProperty("channel", out var channel) && Text(channel, "id") is not null ? null : "a thread names its channel";
    }

    private static string? Activity(JsonElement activity, StrictCall call)
    {
        if (Array.Find(Forbidden, f => activity.TryGetProperty(f, out _)) is { } field) return $"{field} is the channel's to set";
        if (Text(activity, "type") is not ("message" or "typing")) return "the type is neither message nor typing";
        if (call is { Method: "POST", Activity: { } replied } && Text(activity, "replyToId") != replied) return "a reply names what it replies to";
        return Entities(activity) ?? Suggestions(activity, call.Conversation);
    }

    private static string? Entities(JsonElement activity)
    {
        var roots = Items(activity, "entities").Where(e => Text(e, "type") is "https://schema.org/Message").ToList();
        if (roots.Count > 1) return "two root entities";
        if (roots is not [var root]) return null;
        if (Text(root, "@type") is not "Message" || Text(root, "@context") is not "https://schema.org") return "the root entity is no Message of schema.org";
        if (!Items(root, "additionalType").Any(t => t.GetString() is "AIGeneratedContent")) return "the root entity has no AI label";
        return Citations([.. Items(root, "citation")], Text(activity, "text") ?? "");
    }

    private static string? Citations(List<JsonElement> claims, string text)
    {
        if (claims.Count > 20) return "more than 20 citations";
        if (claims.Select(c => c.GetProperty("position").GetInt32()).Distinct().Count() != claims.Count) return "two citations with one number";
        return claims.Select(c => Citation(c, text)).FirstOrDefault(f => f is not null);
    }

    private static string? Citation(JsonElement claim, string text)
    {
        if (Text(claim, "@type") is not "Claim" || !claim.TryGetProperty("appearance", out var shown) || Text(shown, "@type") is not "DigitalDocument") return "a citation is no Claim about a DigitalDocument";
        if (!text.Contains($"[{claim.GetProperty("position").GetInt32()}]", StringComparison.Ordinal)) return "a citation that the text does not use";
        if (Text(shown, "name") is not { Length: > 0 and <= 80 }) return "a citation's name has not 1 to 80 characters";
        if (Text(shown, "abstract") is not { Length: > 0 and <= 160 }) return "a citation's abstract has not 1 to 160 characters";
        if (Text(shown, "url") is { } url && !url.StartsWith("https://", StringComparison.Ordinal)) return "a citation's url is not https";
        var keywords = Items(shown, "keywords").ToList();
        return keywords.Count > 3 || keywords.Exists(k => k.GetString() is not { Length: > 0 and <= 28 }) ? "a citation has more than 3 keywords of 28 characters" : null;
    }

    private static string? Suggestions(JsonElement activity, string conversation)
    {
        if (!activity.TryGetProperty("suggestedActions", out var suggested)) return null;
        if (!conversation.StartsWith("a:", StringComparison.Ordinal)) return "suggested actions outside a personal chat";
        if (Items(activity, "attachments").Any()) return "suggested actions with a card";
        var actions = Items(suggested, "actions").ToList();
        if (actions.Count is 0 or > 3) return "not 1 to 3 suggested actions";
        return actions.TrueForAll(a => Text(a, "type") is "imBack") ? null : "a suggested action that is no imBack";
    }

    internal static IEnumerable<JsonElement> Items(JsonElement json, string name) =>
        json.TryGetProperty(name, out var items) && items.ValueKind is JsonValueKind.Array ? items.EnumerateArray() : [];

    internal static string? Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
