using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Scalar = YamlDotNet.Core.Events.Scalar;

namespace Twins.Core.Documents;

/// <summary>
/// YAML as JSON bytes plus the place of every value. Hostile files stop here: over <see cref="MaxBytes"/>, not UTF-8,
/// anchors and aliases (an alias bomb is ten lines long), custom tags, duplicate keys, deep nesting.
/// </summary>
public sealed partial class YamlText
{
    public const int MaxBytes = 1 << 20;
    private const int MaxDepth = 24;

    private readonly string file;
    private readonly Utf8JsonWriter json;
    private readonly ArrayBufferWriter<byte> buffer;
    private readonly Dictionary<string, Place> places = new(StringComparer.Ordinal);
    private Place last = new(1, 1);

    private YamlText(string file, Utf8JsonWriter json, ArrayBufferWriter<byte> buffer) => (this.file, this.json, this.buffer) = (file, json, buffer);

    public ReadOnlyMemory<byte> Json => buffer.WrittenMemory;

    /// <summary>The place of the value at a JSON path such as <c>$.questions[2].text</c>, or of its nearest known parent.</summary>
    public Place? PlaceOf(string path)
    {
        while (!places.ContainsKey(path))
        {
            var cut = path.AsSpan().LastIndexOfAny('.', '[');
            if (cut <= 0) return null;
            path = path[..cut];
        }
        return places[path];
    }

    public static YamlText Parse(string file, byte[] content)
    {
        if (content.Length > MaxBytes)
            throw new DocumentException(file, null, $"is {content.Length / 1024.0 / 1024.0:0.0} MB; a document may have {MaxBytes / 1024 / 1024} MB. Split it, or move long material into evidence files.");
        var bytes = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(bytes);
        var yaml = new YamlText(file, writer, bytes);
        try
        {
            yaml.Write(new Parser(new StringReader(Decode(file, content))));
        }
        catch (InvalidOperationException)
        {
            // The YAML library's scanner gives up this way on some broken quoting.
            throw new DocumentException(file, yaml.last, "is not valid YAML: the text after this place cannot be read; look for a quote or bracket that is not closed.");
        }
        catch (YamlException e)
        {
            throw Explain(file, e);
        }
        return yaml;
    }

    /// <summary>The three slips that people make, in words; the library's own words for the rest.</summary>
    private static DocumentException Explain(string file, YamlException e)
    {
        var message = e.InnerException?.Message ?? e.Message;
        if (message.Contains("tab character", StringComparison.Ordinal)) return new(file, At(e.End), "is not valid YAML: a line is indented with a tab; use spaces.");
        if (message.Contains("invalid mapping", StringComparison.Ordinal)) return new(file, At(e.Start), "is not valid YAML: the text after ': ' holds another ': '; put the text in quotes.");
        if (message.Contains("quoted scalar", StringComparison.Ordinal)) return new(file, At(e.Start), "is not valid YAML: a quote is opened here and not closed.");
        return new(file, At(e.Start), $"is not valid YAML: {message}");
    }

    private static string Decode(string file, byte[] content)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            var line = content.AsSpan(0, Math.Max(0, e.Index)).Count((byte)'\n') + 1;
            throw new DocumentException(file, new Place(line, 1), "is not UTF-8 text. Save it as UTF-8 and try again.");
        }
    }

    private void Write(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _)) throw new DocumentException(file, null, "is empty.");
        parser.Consume<DocumentStart>();
        WriteValue(parser, "$", 0);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second)) throw new DocumentException(file, At(second.Start), "holds more than one YAML document; put each in a file of its own.");
        json.Flush();
    }

    private void WriteValue(Parser parser, string path, int depth)
    {
        var next = parser.Current ?? throw new DocumentException(file, null, "ends too early.");
        if (depth > MaxDepth) throw new DocumentException(file, At(next.Start), $"is nested deeper than {MaxDepth} levels.");
        if (next is AnchorAlias) throw new DocumentException(file, At(next.Start), "uses a YAML alias (*name). Aliases are not allowed; write the value out.");
        if (next is NodeEvent { Anchor.IsEmpty: false }) throw new DocumentException(file, At(next.Start), "uses a YAML anchor (&name). Anchors are not allowed; write the value out.");
        if (next is NodeEvent { Tag.IsEmpty: false } tagged && !tagged.Tag.IsNonSpecific) throw new DocumentException(file, At(next.Start), $"uses the YAML tag {tagged.Tag}. Tags are not allowed.");
        last = At(next.Start);
        places.TryAdd(path, last);
        switch (next)
        {
            case MappingStart: WriteMapping(parser, path, depth); break;
            case SequenceStart: WriteSequence(parser, path, depth); break;
            default: WriteScalar(parser.Consume<Scalar>()); break;
        }
    }

    private void WriteMapping(Parser parser, string path, int depth)
    {
        var start = parser.Consume<MappingStart>();
        json.WriteStartObject();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.Accept<Scalar>(out _)) throw new DocumentException(file, At(parser.Current?.Start ?? start.Start), "has a key that is not plain text.");
            var key = parser.Consume<Scalar>();
            if (!key.Anchor.IsEmpty) throw new DocumentException(file, At(key.Start), "uses a YAML anchor (&name). Anchors are not allowed; write the value out.");
            if (!seen.Add(key.Value)) throw new DocumentException(file, At(key.Start), $"has the field '{key.Value}' twice.");
            var child = $"{path}.{key.Value}";
            // The key is where a person looks for "unknown field" and "wrong type" alike.
            places.TryAdd(child, At(key.Start));
            json.WritePropertyName(key.Value);
            WriteValue(parser, child, depth + 1);
        }
        json.WriteEndObject();
    }

    private void WriteSequence(Parser parser, string path, int depth)
    {
        parser.Consume<SequenceStart>();
        json.WriteStartArray();
        for (var i = 0; !parser.TryConsume<SequenceEnd>(out _); i++) WriteValue(parser, $"{path}[{i}]", depth + 1);
        json.WriteEndArray();
    }

    /// <summary>The YAML 1.2 core schema, narrowed to what JSON can write the same way; everything else is text.</summary>
    private void WriteScalar(Scalar scalar)
    {
        if (scalar.Style is not ScalarStyle.Plain) json.WriteStringValue(scalar.Value);
        else if (scalar.Value is "" or "~" or "null") json.WriteNullValue();
        else if (scalar.Value is "true" or "false") json.WriteBooleanValue(scalar.Value is "true");
        else if (JsonNumber().IsMatch(scalar.Value)) json.WriteRawValue(scalar.Value, skipInputValidation: true);
        else json.WriteStringValue(scalar.Value);
    }

    private static Place At(Mark mark) => new((int)mark.Line, (int)mark.Column);

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex JsonNumber();
}
