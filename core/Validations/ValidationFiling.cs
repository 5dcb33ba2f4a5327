using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Studies;

namespace Twins.Core.Validations;

/// <summary>Puts a result on file: into the documents of the twins that it is of, everything else in them left as somebody wrote it.</summary>
public static partial class ValidationFiling
{
    /// <summary>Of one validation no more than these are kept on a twin.</summary>
    private const int Kept = 10;

    /// <summary>What stands on file of one twin.</summary>
    /// <param name="hash">SHA-256 of validation.json.</param>
    /// <exception cref="DocumentException">The result can raise or lower nobody's level.</exception>
    public static Validation EntryFor(ValidationReport report, string twin, string file, string hash)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Headline is not { } headline) throw new DocumentException(file, null, "measures nothing that was held against a baseline, so that no twin's level can go by it; add a check of kind answers, forecasts or ab_tests.");
        return new Validation
        {
            Study = report.Id,
            Date = report.Date,
            Expires = report.Expires,
            Version = report.Twins[twin],
            Respondent = report.Respondent,
            Metric = MetricFacts.Of(headline.Metric).Name,
            Value = Math.Round(headline.Value, 4),
            Baseline = Math.Round(headline.Baseline!.Value, 4),
            Beats = headline.Beats is true,
            Base = $"{headline.Base.Count} {headline.Base.Of}",
            Uses = report.Gates.Where(g => g.Passed).ToDictionary(g => g.Use.Spelled(), g => Earlier(report.Expires, report.Date.AddDays(g.Days)), StringComparer.Ordinal),
            Report = hash,
        };
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    /// <summary>The text of a twin's document with one more result in it.</summary>
    /// <param name="file">As errors name it.</param>
    public static string Add(string file, string text, Validation result)
    {
        ArgumentNullException.ThrowIfNull(text);
        var twin = DocumentReader.Parse<Twin>(file, Encoding.UTF8.GetBytes(text));
        // The same validation run twice on a day is one.
        var others = twin.Validations.Where(v => v.Study != result.Study || v.Date != result.Date).ToList();
        var older = others.Where(v => v.Study == result.Study).OrderByDescending(v => v.Date).Skip(Kept - 1).ToHashSet();
        var wanted = twin with { Validations = [.. others.Where(v => !older.Contains(v)), result] };
        var edited = Block().Replace(text.ReplaceLineEndings("\n"), "").TrimEnd('\n') + "\n" + YamlWriter.Write(new Results(wanted.Validations));
        return Says(file, edited, wanted) ? edited : YamlWriter.Write(wanted);
    }

    /// <summary>A document in an unusual form, such as one pair of braces, cannot be edited line by line and is written anew.</summary>
    private static bool Says(string file, string text, Twin wanted)
    {
        try
        {
            return Json(DocumentReader.Parse<Twin>(file, Encoding.UTF8.GetBytes(text))) == Json(wanted);
        }
        catch (DocumentException)
        {
            return false;
        }
    }

    private static string Json(Twin twin) => JsonSerializer.Serialize(twin, DocumentJson.Options);

    /// <summary>The field with everything below it: lines that are empty, indented, a comment or an item of its list.</summary>
    [GeneratedRegex(@"^validations:[^\n]*\n?(?:(?:[ \t#-][^\n]*)?\n|[ \t#-][^\n]*\z)*", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    private sealed record Results(IReadOnlyList<Validation> Validations);
}
