using System.Text.Json;

namespace Twins.Bench.Loopback.Batches;

/// <summary>Reads a batch's file as the service does, and says what it would refuse.</summary>
internal static class BatchCheck
{
    public static (int Lines, (string Code, string Message)? Failure) Read(string path, LoopbackBatchOptions options)
    {
        if (StartsWithMark(path)) return (0, ("invalid_json_line", "The file begins with a byte order mark."));
        var (lines, ids, model) = (0, new HashSet<string>(StringComparer.Ordinal), default(string));
        foreach (var line in File.ReadLines(path))
        {
            if (++lines > options.MostLines) return (lines, ("too_many_tasks", $"More than {options.MostLines} requests."));
            if (Flaw(line, ids, ref model) is { } flaw) return (lines, flaw);
        }
        return (lines, lines is 0 ? ("empty_batch", "The file is empty.") : null);
    }

    private static (string, string)? Flaw(string line, HashSet<string> ids, ref string? model)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (!root.EnumerateObject().Select(p => p.Name).SequenceEqual(["custom_id", "method", "url", "body"])) return ("invalid_request", "A line has custom_id, method, url and body.");
            var (id, own) = (root.GetProperty("custom_id").GetString()!, root.GetProperty("body").GetProperty("model").GetString());
            if (id.Length is 0 or > 64) return ("invalid_request", "A custom_id has 1 to 64 characters.");
            if (!ids.Add(id)) return ("duplicate_custom_id", $"The custom_id '{id}' is used twice.");
            if (root.GetProperty("method").GetString() is not "POST" || root.GetProperty("url").GetString() is not "/v1/chat/completions") return ("url_mismatch", "A line does not fit the endpoint.");
            if (own != (model ??= own)) return ("model_mismatch", "Lines name different models.");
            return null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return ("invalid_json_line", "A line is not JSON.");
        }
    }

    private static bool StartsWithMark(string path)
    {
        using var file = File.OpenRead(path);
        return file.ReadByte() is 0xEF;
    }
}
