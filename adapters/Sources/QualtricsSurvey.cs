using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Twins.Adapters.Wire;

namespace Twins.Adapters.Sources;

/// <summary>A survey's questions and choices, from its QSF export.</summary>
internal sealed partial class QualtricsSurvey
{
    private const long MostBytes = 32L << 20;

    private readonly Dictionary<string, SurveyQuestion> questions = new(StringComparer.Ordinal);

    /// <summary>The question of a column such as <c>Q3</c>, <c>Q3_1</c> or <c>Q3_4_TEXT</c>, by its tag; null where the survey has none.</summary>
    public SurveyQuestion? Of(string column)
    {
        for (var name = column; name.Length > 0; name = name.LastIndexOf('_') is > 0 and var cut ? name[..cut] : "")
            if (questions.TryGetValue(name, out var question)) return question;
        return null;
    }

    /// <returns>Null when it is no survey; the problem was told.</returns>
    public static QualtricsSurvey? Read(Func<Stream> open, Problems problems)
    {
        try
        {
            using var bounded = new BoundedStream(open(), MostBytes);
            using var json = JsonDocument.Parse(bounded);
            var survey = new QualtricsSurvey();
            foreach (var element in json.RootElement.GetProperty("SurveyElements").EnumerateArray())
                if (element.TryGetProperty("Element", out var kind) && kind.GetString() is "SQ" && element.TryGetProperty("Payload", out var payload) && payload.ValueKind is JsonValueKind.Object) survey.Add(payload);
            return survey;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException || SourceEntry.IsFault(e))
        {
            problems.Say(null, "is no survey of Qualtrics (QSF); export the survey again. The answers were read without it.");
            return null;
        }
    }

    private void Add(JsonElement payload)
    {
        if (Text(payload, "DataExportTag") is not { Length: > 0 } tag) return;
        var answers = Codes(payload, "Answers");
        // Of a matrix the columns were recoded, of everything else the choices.
        questions[tag] = new SurveyQuestion(Plain(Text(payload, "QuestionText") ?? tag), Codes(payload, "Choices"), answers)
        {
            IsOpen = Text(payload, "QuestionType") is "TE",
            IsMultiple = answers.Count is 0 && Text(payload, "Selector")?.StartsWith("MA", StringComparison.Ordinal) is true,
            Recoded = Recoded(payload, answers.Count > 0 ? answers : Codes(payload, "Choices")),
        };
    }

    private static Dictionary<string, string> Codes(JsonElement payload, string field)
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (payload.TryGetProperty(field, out var all) && all.ValueKind is JsonValueKind.Object)
            foreach (var choice in all.EnumerateObject()) codes[choice.Name] = Plain(Text(choice.Value, "Display") ?? choice.Name);
        return codes;
    }

    private static Dictionary<string, string> Recoded(JsonElement payload, Dictionary<string, string> codes)
    {
        if (!payload.TryGetProperty("RecodeValues", out var values) || values.ValueKind is not JsonValueKind.Object) return codes;
        var recoded = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in values.EnumerateObject()) if (codes.TryGetValue(value.Name, out var display)) recoded[value.Value.ToString()] = display;
        return recoded.Count > 0 ? recoded : codes;
    }

    private static string? Text(JsonElement value, string name) => value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;

    internal static string Plain(string html) => Blanks().Replace(WebUtility.HtmlDecode(Tag().Replace(Break().Replace(html, " "), "")), " ").Trim();

    [GeneratedRegex("<[^<>]{0,500}>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex("</?(br|p|div|li|tr|td|h[1-6])\\b[^<>]{0,500}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Break();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}

/// <param name="Choices">What was offered, by its number; of a matrix, its rows.</param>
/// <param name="Answers">Of a matrix, what each row could be answered with.</param>
internal sealed record SurveyQuestion(string Text, IReadOnlyDictionary<string, string> Choices, IReadOnlyDictionary<string, string> Answers)
{
    /// <summary>Whether people answered in their own words.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Whether several could be chosen; then each choice may have a column of its own.</summary>
    public required bool IsMultiple { get; init; }

    /// <summary>What the codes of an export mean.</summary>
    public required IReadOnlyDictionary<string, string> Recoded { get; init; }
}
