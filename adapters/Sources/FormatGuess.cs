using System.Text.RegularExpressions;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>What a file is, by its name, and where that leaves it open by how it begins.</summary>
internal static partial class FormatGuess
{
    private const int Rows = 2;

    public static SourceFormat Of(SourceEntry entry) => Path.GetExtension(entry.Name).ToLowerInvariant() switch
    {
        ".csv" or ".tsv" => OfTable(entry),
        ".jsonl" or ".ndjson" => SourceFormat.JsonLines,
        ".vtt" or ".srt" => SourceFormat.Subtitles,
        ".mbox" or ".eml" => SourceFormat.Mail,
        ".md" or ".markdown" => Readme().IsMatch(entry.Name) ? SourceFormat.Ignore : Rules().IsMatch(entry.Name) ? SourceFormat.Rules : SourceFormat.Markdown,
        ".txt" or ".text" or ".log" => OfText(entry),
        _ => SourceFormat.Ignore,
    };

    private static SourceFormat OfTable(SourceEntry entry)
    {
        if (Consents().IsMatch(entry.Name)) return SourceFormat.Consents;
        return entry.Look(text => QualtricsSource.LooksLikeOne(CsvSource.Sample(text, Rows).Rows)) ? SourceFormat.Qualtrics : SourceFormat.Csv;
    }

    private static SourceFormat OfText(SourceEntry entry)
    {
        if (Rules().IsMatch(entry.Name)) return SourceFormat.Rules;
        return entry.Look(TranscriptSource.LooksLikeOne) ? SourceFormat.Transcript : SourceFormat.Text;
    }

    [GeneratedRegex(@"(^|/)(readme|licen[cs]e|changelog)[^/]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Readme();

    [GeneratedRegex(@"(^|/)[^/]*(policy|policies|sop|rules?|procedure|guideline|handbook|richtlinie|anweisung|regeln)[^/]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Rules();

    [GeneratedRegex(@"(^|/)(consents?|einwilligungen)\.csv$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Consents();
}
