using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Twins.Bench.Loopback;

/// <summary>
/// Embeddings as a bag of hashed words and word pairs, of unit length: texts that share words point the same way.
/// </summary>
public static class EmbeddingReply
{
    internal static byte[]? Write(ReadOnlyMemory<byte> body, int dimensions, out string problem)
    {
        using var json = JsonDocument.Parse(body);
        problem = "";
        if (!json.RootElement.TryGetProperty("model", out _)) problem = "you must provide a model parameter";
        else if (!json.RootElement.TryGetProperty("input", out _)) problem = "you must provide input";
        if (problem.Length > 0) return null;
        var input = json.RootElement.GetProperty("input");
        var texts = input.ValueKind is JsonValueKind.String ? [input.GetString()!] : input.EnumerateArray().Select(t => t.GetString()!).ToList();
        var base64 = json.RootElement.TryGetProperty("encoding_format", out var format) && format.GetString() is "base64";
        var tokens = texts.Sum(t => (t.Length / 4) + 1);
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. texts.Select((t, i) => Item(Embed(t, dimensions), i, base64))]),
            ["model"] = "loopback-embedding",
            ["usage"] = new JsonObject { ["prompt_tokens"] = tokens, ["total_tokens"] = tokens },
        });
    }

    public static float[] Embed(string text, int dimensions)
    {
        var vector = new float[dimensions];
        var previous = "";
        foreach (var word in text.ToLowerInvariant().Split([' ', '.', ',', ';', '!', '?', '"', '\''], StringSplitOptions.RemoveEmptyEntries))
        {
            Add(vector, word, 1);
            Add(vector, previous + " " + word, .5f);
            previous = word;
        }
        var length = MathF.Sqrt(vector.Sum(x => x * x));
        if (length == 0) vector[0] = length = 1;
        for (var i = 0; i < dimensions; i++) vector[i] /= length;
        return vector;
    }

    private static void Add(float[] vector, string word, float weight)
    {
        var hash = XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(word));
        vector[hash % (ulong)vector.Length] += (hash >> 63) is 0 ? weight : -weight;
    }

    private static JsonObject Item(float[] vector, int index, bool base64) => new()
    {
        ["object"] = "embedding",
        ["index"] = index,
        ["embedding"] = base64
            ? JsonValue.Create(Convert.ToBase64String(MemoryMarshal.AsBytes<float>(vector)))
            : new JsonArray([.. vector.Select(x => JsonValue.Create(x))]),
    };
}
