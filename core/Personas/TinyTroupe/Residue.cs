using System.Text.Json.Nodes;

namespace Twins.Core.Personas.TinyTroupe;

/// <summary>
/// What is left of a persona file once a twin has taken what it has fields for. Import keeps it; export lays it over
/// what the twin says, so that an untouched twin gives its file back and an edited one gives the edit.
/// </summary>
internal static class Residue
{
    /// <summary>The parts of <paramref name="original"/> that <paramref name="written"/> does not say the same way; null where there are none.</summary>
    public static JsonObject? Of(JsonObject original, JsonObject written)
    {
        var rest = new JsonObject();
        foreach (var (name, value) in original)
        {
            if (written.TryGetPropertyValue(name, out var said))
            {
                if (JsonNode.DeepEquals(value, said)) continue;
                rest[name] = value is JsonObject a && said is JsonObject b && Of(a, b) is { } inner ? inner : value?.DeepClone();
            }
            else
            {
                rest[name] = value?.DeepClone();
            }
        }
        return rest.Count is 0 ? null : rest;
    }

    /// <summary>Lays the residue over what a twin says, leaf by leaf, except where the twin has since been changed.</summary>
    /// <param name="reading">How a persona reads as a twin, as text; a leaf that changes this reading is outdated.</param>
    public static JsonObject Restore(JsonObject written, JsonObject residue, Func<JsonObject, string> reading)
    {
        var now = reading(written);
        foreach (var (path, value) in Leaves(residue, written, []).ToList())
        {
            var candidate = (JsonObject)written.DeepClone();
            Set(candidate, path, value);
            if (reading(candidate) == now) written = candidate;
        }
        return written;
    }

    // Goes down only where the twin says fields too: an object that reads as one text is laid over as a whole.
    private static IEnumerable<(string[] Path, JsonNode? Value)> Leaves(JsonObject node, JsonObject written, string[] path) => node.SelectMany(p =>
        p.Value is JsonObject { Count: > 0 } inner && written[p.Key] is JsonObject said ? Leaves(inner, said, [.. path, p.Key]) : [([.. path, p.Key], p.Value)]);

    private static void Set(JsonObject root, string[] path, JsonNode? value)
    {
        foreach (var name in path[..^1]) root = root[name] is JsonObject inner ? inner : (JsonObject)(root[name] = new JsonObject());
        root[path[^1]] = value?.DeepClone();
    }
}
