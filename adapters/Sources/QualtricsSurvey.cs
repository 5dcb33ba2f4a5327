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
    public static QualtricsSurvey? Read(Stream stream, Problems problems)
    {
        try
        {
            using var bounded = new BoundedStream(stream, MostBytes);
            using var json = JsonDocument.Parse(bounded);
            var survey = new QualtricsSurvey();
            foreach (var element in json.RootElement.GetProperty("SurveyElements").EnumerateArray())
                if (element.TryGetProperty("Element", out var kind) && kind.GetString() is "SQ" && element.TryGetProperty("Payload", out var payload) && payload.ValueKind is JsonValueKind.Object) survey.Add(payload);
            return survey;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            problems.Say(null, "is no survey of Qualtrics (QSF); export the survey again. The answers were read without it.");
            return null;
        }
    }

    private void Add(JsonElement payload)
    {
        if (Text(payload, "DataExportTag") is not { Length: > 0 } tag) return;
        var choices = new Dictionary<string, string>(StringComparer.Ordinal);
        if (payload.TryGetProperty("Choices", out var all) && all.ValueKind is JsonValueKind.Object)
            foreach (var choice in all.EnumerateObject()) choices[choice.Name] = Plain(Text(choice.Value, "Display") ?? choice.Name);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (payload.TryGetProperty("Answers", out var columns) && columns.ValueKind is JsonValueKind.Object)
            foreach (var answer in columns.EnumerateObject()) answers[answer.Name] = Plain(Text(answer.Value, "Display") ?? answer.Name);
        questions[tag] = new SurveyQuestion(Plain(Text(payload, "QuestionText") ?? tag), Text(payload, "QuestionType") is "TE", choices, answers);
    }

    private static string? Text(JsonElement value, string name) => value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;

    internal static string Plain(string html) => WebUtility.HtmlDecode(Tag().Replace(html, " ")).Trim();

    [GeneratedRegex("<[^<>]{0,500}>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}

/// <param name="IsOpen">Whether people answered in their own words.</param>
/// <param name="Choices">What the codes of an export mean.</param>
/// <param name="Answers">Of a matrix, what the codes mean; its choices are the rows.</param>
internal sealed record SurveyQuestion(string Text, bool IsOpen, IReadOnlyDictionary<string, string> Choices, IReadOnlyDictionary<string, string> Answers);
