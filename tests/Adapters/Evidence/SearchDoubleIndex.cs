using System.Text.Json;
using System.Text.RegularExpressions;
using Twins.Core.Evidence;
using static Twins.Tests.Adapters.Evidence.SearchDouble;

namespace Twins.Tests.Adapters.Evidence;

/// <summary>The documents of a search double: written, filtered, ranked and shown as the index definition allows.</summary>
internal sealed partial class SearchDoubleIndex(JsonElement definition)
{
    private readonly Dictionary<string, JsonElement> fields = definition.Clone().GetProperty("fields").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!, StringComparer.Ordinal);
    private readonly SortedDictionary<string, JsonElement> documents = new(StringComparer.Ordinal);

    public Literal Write(JsonElement batch)
    {
        var actions = batch.GetProperty("value");
        if (actions.GetArrayLength() > 1000) return Refuse(413, "too many documents");
        var results = new List<object>();
        foreach (var action in actions.EnumerateArray())
        {
            var key = action.GetProperty("key").GetString()!;
            if (!KeyRule().IsMatch(key)) return Refuse(400, $"Invalid document key: '{key}'.");
            if (action.EnumerateObject().FirstOrDefault(p => !p.Name.StartsWith('@') && !fields.ContainsKey(p.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown) return Refuse(400, $"The property '{unknown.Name}' does not exist on type 'search.documentFields'.");
            if (action.GetProperty("@search.action").GetString() is "delete") documents.Remove(key);
            else documents[key] = action.Clone();
            results.Add(new { key, status = true, errorMessage = (string?)null, statusCode = 200 });
        }
        return new Literal(200, JsonSerializer.Serialize(new { value = results }));
    }

    public Literal Search(JsonElement request)
    {
        if (FilterRule().Match(Text(request, "filter")) is not { Success: true } filter) return Refuse(400, $"Invalid expression: {Text(request, "filter")}");
        foreach (var name in new[] { "twin", "tenant" }) if (!IsTrue(name, "filterable")) return Refuse(400, $"'{name}' is not a filterable field");
        var seen = documents.Values.Where(d => IsVisible(d, filter)).ToList();
        var words = Text(request, "search") is "" or "*" ? [] : Text(request, "search").ToUpperInvariant().Split(' ');
        var rankings = new List<IReadOnlyList<JsonElement>>();
        if (Text(request, "search") is "*") rankings.Add(seen);
        if (words.Length > 0) rankings.Add([.. seen.Select(d => (d, Met(d, words).Count())).Where(d => d.Item2 > 0).OrderByDescending(d => d.Item2 / Math.Sqrt(Split(d.d).Count())).Select(d => d.d)]);
        if (request.TryGetProperty("vectorQueries", out var queries)) rankings.Add([.. Nearest(seen, queries[0])]);
        var ranked = RankFusion.Fuse([.. rankings.Select(r => (IReadOnlyList<string>)[.. r.Select(d => d.GetProperty("key").GetString()!)])]);
        return new Literal(200, JsonSerializer.Serialize(new { value = ranked.Take(request.GetProperty("top").GetInt32()).Select(r => Show(documents[r.Item], r.Score, request, words)) }));
    }

    private static bool IsVisible(JsonElement document, Match filter)
    {
        string Said(string group) => filter.Groups[group].Value.Replace("''", "'", StringComparison.Ordinal);
        var isOwners = Text(document, "twin") == Said("twin") && Text(document, "tenant") == Said("tenant");
        var isListed = !filter.Groups["groups"].Success || document.GetProperty("acl").EnumerateArray().Select(g => g.GetString()!).Intersect(Said("groups").Split(','), StringComparer.Ordinal).Any();
        return isOwners && isListed && string.CompareOrdinal(Text(document, "key"), Said("after")) > 0;
    }

    private static IEnumerable<JsonElement> Nearest(IEnumerable<JsonElement> seen, JsonElement query)
    {
        double[] Vector(JsonElement of) => [.. of.GetProperty("vector").EnumerateArray().Select(x => x.GetDouble())];
        var wanted = Vector(query);
        return seen.OrderByDescending(d => Vector(d).Zip(wanted, (a, b) => a * b).Sum() / Math.Sqrt(Vector(d).Sum(x => x * x))).Take(query.GetProperty("k").GetInt32());
    }

    private Dictionary<string, object?> Show(JsonElement document, double score, JsonElement request, string[] words)
    {
        var shown = new Dictionary<string, object?> { ["@search.score"] = score };
        var met = Met(document, words).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (request.TryGetProperty("highlight", out _) && met.Count > 0)
            shown["@search.highlights"] = new { text = new[] { WordRule().Replace(Text(document, "text"), m => met.Contains(m.Value) ? Text(request, "highlightPreTag") + m.Value + Text(request, "highlightPostTag") : m.Value) } };
        foreach (var field in Text(request, "select").Split(','))
            shown[field] = IsTrue(field, "retrievable") ? document.TryGetProperty(field, out var value) ? value : null : throw new InvalidOperationException($"{field} is hidden");
        return shown;
    }

    /// <summary>What a field's definition does not say is true, as in the service.</summary>
    private bool IsTrue(string field, string what) => !fields[field].TryGetProperty(what, out var said) || said.ValueKind is JsonValueKind.Null || said.GetBoolean();

    private static IEnumerable<string> Met(JsonElement document, string[] words) => Split(document).Where(w => words.Contains(w.ToUpperInvariant()));

    private static IEnumerable<string> Split(JsonElement document) => WordRule().Matches(Text(document, "text")).Select(m => m.Value);

    private static string Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";

    [GeneratedRegex(@"^[A-Za-z0-9\-=][A-Za-z0-9_\-=]{0,1023}\z", RegexOptions.None, 1000)]
    private static partial Regex KeyRule();

    [GeneratedRegex(@"\w+", RegexOptions.None, 1000)]
    private static partial Regex WordRule();

    [GeneratedRegex(@"^twin eq '(?<twin>([^']|'')*)' and tenant eq '(?<tenant>([^']|'')*)'( and acl/any\(g: search\.in\(g, '(?<groups>([^']|'')*)', ','\)\))?( and key gt '(?<after>[^']*)')?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FilterRule();
}
