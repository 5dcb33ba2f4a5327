using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Twins.Core.Documents;

/// <summary>Writes a record as YAML that a person likes to edit and that <see cref="DocumentReader"/> reads back as the same record.</summary>
public static partial class YamlWriter
{
    private const int Width = 110;

    /// <summary>What is worked out from a document's fields is no field of it.</summary>
    private static readonly JsonSerializerOptions Fields = new(DocumentJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(LeaveOutWorkedOut) };

    /// <summary>Leaves out what is empty; names stay in the order of the record.</summary>
    public static string Write<T>(T document)
    {
        var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings().WithBestWidth(Width).WithIndentedSequences());
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        WriteValue(emitter, JsonSerializer.SerializeToElement(document, Fields), keepEmpty: false);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void LeaveOutWorkedOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties) if (property.Set is null) property.ShouldSerialize = static (_, _) => false;
    }

    private static void WriteValue(Emitter emitter, JsonElement value, bool keepEmpty)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                // What was imported is kept to the letter, empty lists and nulls included.
                var fields = value.EnumerateObject().Where(p => keepEmpty || p.Name is "imported" || !IsEmpty(p.Value)).ToList();
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, fields.Count is 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var field in fields)
                {
                    WriteText(emitter, field.Name, isKey: true);
                    WriteValue(emitter, field.Value, keepEmpty || field.Name is "imported");
                }
                emitter.Emit(new MappingEnd());
                break;
            case JsonValueKind.Array:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, value.GetArrayLength() is 0 ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in value.EnumerateArray()) WriteValue(emitter, item, keepEmpty);
                emitter.Emit(new SequenceEnd());
                break;
            case JsonValueKind.String:
                WriteText(emitter, value.GetString()!, isKey: false);
                break;
            default:
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, value.GetRawText(), ScalarStyle.Plain, true, false));
                break;
        }
    }

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.String => value.ValueEquals(""),
        JsonValueKind.Array => value.GetArrayLength() is 0,
        JsonValueKind.Object => value.EnumerateObject().All(p => IsEmpty(p.Value)),
        _ => false,
    };

    private static void WriteText(Emitter emitter, string text, bool isKey) =>
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, Style(text, isKey), true, true));

    /// <summary>Plain where nothing can be misread, folded or literal for long prose, quoted for everything else.</summary>
    private static ScalarStyle Style(string text, bool isKey)
    {
        if (PlainText().IsMatch(text) && !MeansSomethingElse().IsMatch(text) && text.Length <= Width) return ScalarStyle.Plain;
        if (isKey || !IsProse(text)) return ScalarStyle.DoubleQuoted;
        return text.Contains('\n') ? ScalarStyle.Literal : text.Length > Width && !text.Contains("  ", StringComparison.Ordinal) ? ScalarStyle.Folded : ScalarStyle.DoubleQuoted;
    }

    // A letter first, and inside it nothing that YAML gives a meaning to.
    [GeneratedRegex(@"\A\p{L}(?:[\p{L}\p{N}_ ,.'()/&+%-]*[\p{L}\p{N}_.)%])?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PlainText();

    [GeneratedRegex(@"\A(?:true|false|null|yes|no|on|off|y|n)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MeansSomethingElse();

    /// <summary>Printable lines that neither begin nor end with a blank.</summary>
    private static bool IsProse(string text) => Array.TrueForAll(text.Split('\n'), line =>
        line.Length > 0 && line[0] is not ' ' && line[^1] is not ' ' && PrintableLine().IsMatch(line));

    [GeneratedRegex(@"\A[^\p{C}\p{Zl}\p{Zp}]*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PrintableLine();
}
