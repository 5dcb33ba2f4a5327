using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Twins.Tests.Respondents.Hostile;

/// <summary>A request as it went over the wire, taken apart: what instructs the model, and what lies between marks.</summary>
/// <param name="Around">Everything of the request but the messages: model, schema, settings.</param>
/// <param name="Instructions">The messages with every fence cut out; where one was stands its kind.</param>
internal sealed partial record SentRequest(string Around, string Instructions, IReadOnlyList<(string Kind, string Content)> Fences)
{
    public static SentRequest Of(string body)
    {
        var root = JsonNode.Parse(body)!.AsObject();
        var messages = root["messages"]!.AsArray();
        root.Remove("messages");
        // The address of a twin's prompt cache, which has to follow its version.
        root.Remove("prompt_cache_key");
        var text = string.Concat(messages.Select(m => $"\u0001{m!["role"]}\u0001{Content(m["content"]!)}"));
        var fences = new List<(string, string)>();
        var rest = Fenced().Replace(text, match =>
        {
            fences.Add((match.Groups["kind"].Value, match.Groups["content"].Value));
            return $"\u0002{match.Groups["kind"].Value}\u0002";
        });
        return new SentRequest(root.ToJsonString(), rest, fences);
    }

    /// <summary>Lines that name a piece of evidence.</summary>
    public int Items => Fences.Sum(f => Item().Count(f.Content));

    private static string Content(JsonNode content) => content.GetValueKind() is JsonValueKind.String ? content.GetValue<string>() : string.Concat(content.AsArray().Select(p => p!["text"]?.GetValue<string>()));

    [GeneratedRegex("<data kind=\"(?<kind>[^\"]*)\">\n(?<content>.*?)\n?</data>\n", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fenced();

    [GeneratedRegex("^\\[[^\\]\n]*\\d[^\\]\n]*\\] ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Item();
}
