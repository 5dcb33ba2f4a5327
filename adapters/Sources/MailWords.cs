using System.Text.RegularExpressions;

namespace Twins.Adapters.Sources;

/// <summary>What the sender of a message wrote: without what is quoted and without the signature.</summary>
internal static partial class MailWords
{
    /// <summary>A closing is followed by a name and an address, not by half of the message.</summary>
    private const int SignatureLines = 8;

    public static string Own(string body)
    {
        var own = new List<string>();
        var lines = body.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            var next = i + 1 < lines.Length ? lines[i + 1].TrimEnd() : "";
            // A program may have broken the line that introduces a quote.
            if (line is "--" || Introduces().IsMatch(line) || Introduces().IsMatch($"{line} {next}") || (Head().IsMatch(line) && Sent().IsMatch(next))) break;
            if (!line.StartsWith('>') && !Device().IsMatch(line)) own.Add(line);
        }
        return string.Join('\n', Unsigned(own)).Trim();
    }

    private static List<string> Unsigned(List<string> lines)
    {
        for (var (i, behind) = (lines.Count - 1, 0); i > 0 && behind <= SignatureLines; i--)
        {
            if (Closing().IsMatch(lines[i])) return lines[..i];
            if (lines[i].Length > 0) behind++;
        }
        return lines;
    }

    [GeneratedRegex(@"^(On .{5,160} wrote:|Am .{5,160} schrieb .{1,160}:|-{2,} ?(Original Message|Ursprüngliche Nachricht|Forwarded message|Weitergeleitete Nachricht).*|_{10,})\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Introduces();

    [GeneratedRegex(@"^(From|Von): \S", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Head();

    [GeneratedRegex(@"^(Sent|Gesendet|Date|Datum): \S", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Sent();

    [GeneratedRegex(@"^(Sent from my .{2,40}|Von meinem .{2,40} gesendet|Get Outlook for .{2,20})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Device();

    [GeneratedRegex(@"(?i)^\s*((with )?(kind|best|warm|many) (regards|wishes|thanks)|(kindest |warmest )?regards|yours (sincerely|faithfully|truly)|sincerely( yours)?|cheers|mit (freundlichen|besten|vielen|lieben) gr(ü|ue)(ß|ss)en|(viele|beste|freundliche|liebe|herzliche) gr(ü|ue)(ß|ss)e|hochachtungsvoll|mfg|vg|lg)\s*[,.!]?\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Closing();
}
