using System.Text.Json;

namespace Twins.Core.Personas.Change;

/// <summary>Reads the opinions that a model gave. What rests on fewer than two entries that exist, or is too long, is none.</summary>
internal static class ReflectionReading
{
    private const int Most = 5, LongestSentence = 300, LongestTopic = 60, LeastEntries = 2;

    /// <returns>Null when it is not what was asked for.</returns>
    public static IReadOnlyList<Opinion>? Read(JsonElement reply, IReadOnlyList<DiaryEntry> entries)
    {
        if (!reply.TryGetProperty("opinions"u8, out var list) || list.ValueKind is not JsonValueKind.Array) return null;
        return [.. list.EnumerateArray().Select(o => One(o, entries)).OfType<Opinion>().DistinctBy(o => (o.Topic, o.Part)).Take(Most)];
    }

    private static Opinion? One(JsonElement json, IReadOnlyList<DiaryEntry> entries)
    {
        if (json.ValueKind is not JsonValueKind.Object || Text(json, "sentence", LongestSentence) is not { } sentence || Text(json, "topic", LongestTopic) is not { } topic) return null;
        if (Part(Text(json, "part", LongestTopic)) is not { } part || !json.TryGetProperty("entries"u8, out var numbers) || numbers.ValueKind is not JsonValueKind.Array) return null;
        var grounds = numbers.EnumerateArray().Select(n => n.ValueKind is JsonValueKind.Number && n.TryGetInt32(out var i) && i >= 1 && i <= entries.Count ? entries[i - 1] : null).OfType<DiaryEntry>().DistinctBy(e => e.Id).ToList();
        return grounds.Count >= LeastEntries ? new Opinion(topic.ToLowerInvariant(), part, sentence, grounds) : null;
    }

    private static OpinionPart? Part(string? part) => part switch { "belief" => OpinionPart.Belief, "tendency" => OpinionPart.Tendency, _ => null };

    /// <summary>One line of it.</summary>
    private static string? Text(JsonElement json, string name, int longest)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind is not JsonValueKind.String) return null;
        var text = string.Join(' ', value.GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length is 0 || text.Length > longest ? null : text;
    }
}

/// <param name="Grounds">The entries that it rests on.</param>
internal sealed record Opinion(string Topic, OpinionPart Part, string Sentence, IReadOnlyList<DiaryEntry> Grounds);
