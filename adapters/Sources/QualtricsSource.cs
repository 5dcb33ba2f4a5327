using System.Globalization;
using Twins.Core.Evidence;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>Answers of a survey of Qualtrics: three header rows (tags, questions, import ids), then a row for each respondent.</summary>
internal static class QualtricsSource
{
    private static readonly HashSet<string> Ignored = new(StringComparer.OrdinalIgnoreCase)
    {
        "StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished", "RecordedDate", "ResponseId", "RecipientLastName", "RecipientFirstName",
        "RecipientEmail", "ExternalReference", "LocationLatitude", "LocationLongitude", "DistributionChannel", "UserLanguage",
    };

    public static bool LooksLikeOne(IReadOnlyList<string[]> rows) => rows.Count > 1 && rows[1].Any(v => v.Contains("\"ImportId\"", StringComparison.Ordinal));

    public static IEnumerable<SourceRecord> Read(TextReader text, SourceContext context)
    {
        var rows = new CsvRows(new BoundedLines(text, context.Problems), context.Problems);
        if (rows.Next() is not { } tags || rows.Next() is not { } questions || rows.Next() is null)
        {
            context.Problems.Say(null, "has not the three header rows of an export of Qualtrics; set its format to csv in sources.yaml.");
            yield break;
        }
        while (rows.Next() is { } fields)
        {
            if (fields.Length < tags.Length) context.Problems.Say($"row {rows.Row.ToString(CultureInfo.InvariantCulture)}", "has fewer columns than the header; what is missing counts as not answered. Check the row.");
            var row = tags.Zip(fields).GroupBy(f => f.First, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Second.Trim(), StringComparer.OrdinalIgnoreCase);
            foreach (var record in Answers(Respondent(row, context, rows.Row), tags, questions, fields, context)) yield return record;
        }
    }

    private static SourceRecord Respondent(Dictionary<string, string> row, SourceContext context, int number)
    {
        string[] known = [.. new[] { Value("ExternalReference"), Value("RecipientEmail"), Value("ResponseId") }.OfType<string>()];
        var name = $"{Value("RecipientFirstName")} {Value("RecipientLastName")}".Trim();
        return context.Record($"row {number.ToString(CultureInfo.InvariantCulture)}") with
        {
            Person = known.Length > 0 ? known : [$"{context.File.File}: row {number.ToString(CultureInfo.InvariantCulture)}"],
            Name = name.Length > 0 ? name : null,
            Date = SourceDate.Parse(Value("RecordedDate") ?? Value("EndDate")),
            Segment = row.FirstOrDefault(f => ColumnGuess.Of(f.Key, [f.Value]) is ColumnRole.Segment).Value is { Length: > 0 } segment ? segment : context.File.Segment,
            Traits = row.Where(f => f.Value.Length > 0 && !Ignored.Contains(f.Key) && ColumnGuess.Of(f.Key, [f.Value]) is ColumnRole.Trait).DistinctBy(f => f.Key.ToLowerInvariant()).ToDictionary(f => f.Key.ToLowerInvariant(), f => f.Value, StringComparer.Ordinal),
        };

        string? Value(string column) => row.TryGetValue(column, out var value) && value.Length > 0 ? value : null;
    }

    private static IEnumerable<SourceRecord> Answers(SourceRecord respondent, string[] tags, string[] questions, string[] fields, SourceContext context)
    {
        for (var i = 0; i < Math.Min(tags.Length, fields.Length); i++)
        {
            var (tag, answer) = (tags[i], fields[i].Trim());
            if (answer.Length is 0 || Ignored.Contains(tag) || ColumnGuess.Of(tag, [answer]) is ColumnRole.Segment or ColumnRole.Trait) continue;
            var question = context.Survey?.Of(tag);
            var isOpen = question?.IsOpen is true || tag.EndsWith("_TEXT", StringComparison.Ordinal) || (question is null && answer.Length > 60);
            var words = question?.Text ?? QualtricsSurvey.Plain(i < questions.Length ? questions[i] : tag);
            var part = question is not null && tag.LastIndexOf('_') is > 0 and var cut ? question.Choices.GetValueOrDefault(tag[(cut + 1)..]) : null;
            // Of a matrix, the row that was rated belongs to the question.
            if (question is { Answers.Count: > 0 } && part is not null) words = $"{words} – {part}";
            // Of several choices with a column each, the column says which one was made.
            var meaning = isOpen ? answer : question is { IsMultiple: true } && part is not null ? part : Meaning(question, answer);
            yield return respondent with { Kind = isOpen ? EvidenceKind.Quote : EvidenceKind.Fact, Question = words, Text = meaning };
        }
    }

    /// <summary>Codes as the choices that they stand for; several are parted by commas.</summary>
    private static string Meaning(SurveyQuestion? question, string answer)
    {
        if (question is null) return answer;
        if (question.Recoded.TryGetValue(answer, out var whole)) return whole;
        var parts = answer.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0 && parts.All(question.Recoded.ContainsKey) ? string.Join(", ", parts.Select(p => question.Recoded[p])) : answer;
    }
}
