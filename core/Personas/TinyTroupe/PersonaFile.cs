using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Twins.Core.Documents;

namespace Twins.Core.Personas.TinyTroupe;

/// <summary>One persona file of TinyTroupe: <c>{"type": "TinyPerson" | "Fragment", "persona": {…}}</c>.</summary>
/// <param name="Root">The whole file.</param>
/// <param name="Persona">The object under "persona".</param>
internal sealed record PersonaFile(JsonObject Root, JsonObject Persona, bool IsFragment)
{
    // Our YAML may be nested 24 deep, and what is kept from a file lies two levels down.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 20, AllowDuplicateProperties = false };

    /// <exception cref="DocumentException">The file is hostile or is not a persona; the message names the field.</exception>
    public static PersonaFile Read(string path)
    {
        if (!File.Exists(path)) throw new DocumentException(path, null, "does not exist.");
        if (new FileInfo(path).Length > YamlText.MaxBytes) throw new DocumentException(path, null, $"is {new FileInfo(path).Length / 1024.0 / 1024.0:0.0} MB; a persona may have {YamlText.MaxBytes / 1024 / 1024} MB.");
        if (Parse(path, Decode(path, File.ReadAllBytes(path))) is not JsonObject root) throw new DocumentException(path, null, "is not a persona: a JSON object with 'type' and 'persona' was expected.");
        var type = root["type"];
        if (PersonaText.One(type) is not ("TinyPerson" or "Fragment")) throw new DocumentException(path, null, $"type: expected \"TinyPerson\" or \"Fragment\" but found {Shown(type)}.");
        if (root["persona"] is not JsonObject persona) throw new DocumentException(path, null, $"persona: expected an object but found {Shown(root["persona"])}.");
        return new PersonaFile(root, persona, PersonaText.One(type) is "Fragment");
    }

    private static string Decode(string path, byte[] content)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new DocumentException(path, null, "is not UTF-8 text. Save it as UTF-8 and try again.");
        }
    }

    private static JsonNode? Parse(string path, string text)
    {
        try
        {
            var root = JsonNode.Parse(text, nodeOptions: null, Strict);
            Touch(root);
            return root;
        }
        catch (JsonException e)
        {
            var place = e is { LineNumber: { } line, BytePositionInLine: { } column } ? new Place((int)line + 1, (int)column + 1) : (Place?)null;
            throw new DocumentException(path, place, $"cannot be read as JSON: {Sentence(e.Message)}");
        }
        catch (InvalidOperationException)
        {
            throw new DocumentException(path, null, "holds half a character (a \\ud800 escape without its other half); write the character out.");
        }
    }

    /// <summary>The parser looks at strings only when they are read; we want to know now.</summary>
    private static void Touch(JsonNode? node)
    {
        if (node is JsonObject fields) foreach (var (_, value) in fields) Touch(value);
        if (node is JsonArray items) foreach (var item in items) Touch(item);
        if (node is JsonValue value2 && value2.GetValueKind() is JsonValueKind.String) _ = value2.GetValue<string>();
    }

    private static string Sentence(string message) => message.Split(" LineNumber:")[0].Split(" Path:")[0];

    private static string Shown(JsonNode? node) => node?.ToJsonString() is not { } text ? "nothing" : text.Length > 40 ? text[..40] + "…" : text;
}
