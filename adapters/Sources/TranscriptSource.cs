using System.Globalization;
using System.Text.RegularExpressions;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>Lines that begin with who speaks, with or without a time: <c>[00:12] Agent: How can I help?</c></summary>
internal static partial class TranscriptSource
{
    private const int MostSpeakers = 12;

    public static IEnumerable<SourceRecord> Read(TextReader text, SourceContext context)
    {
        var lines = new BoundedLines(text, context.Problems);
        var turns = new SpeakerTurns(context);
        while (lines.Next() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            var named = Named(line);
            if (turns.Say(named?.Who, named?.Said ?? line, $"line {lines.Number.ToString(CultureInfo.InvariantCulture)}") is { } turn) yield return turn;
        }
        if (turns.End() is { } last) yield return last;
    }

    /// <summary>Whether most lines say who speaks, and few people do.</summary>
    public static bool LooksLikeOne(TextReader text)
    {
        var lines = new BoundedLines(text, Problems.Untold);
        var (all, said, speakers) = (0, 0, new HashSet<string>(StringComparer.Ordinal));
        while (all < 200 && lines.Next() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            all++;
            if (Named(line) is not { } named) continue;
            said++;
            speakers.Add(named.Who);
        }
        return said >= 4 && said >= 0.6 * all && speakers.Count is >= 2 and <= MostSpeakers;
    }

    internal static (string Who, string Said)? Named(string line)
    {
        var match = Line().Match(line);
        return match.Success ? (match.Groups["who"].Value.Trim(), match.Groups["said"].Value.Trim()) : null;
    }

    [GeneratedRegex(@"^\s*([\[\(]?\d{1,2}:\d{2}(:\d{2})?([.,]\d+)?[\]\)]?\s*[-–]?\s*)?(?<who>\p{L}[\p{L}\p{N} .'’_-]{0,40}?)\s*([\[\(]\d{1,2}:\d{2}(:\d{2})?[\]\)]\s*)?:\s+(?<said>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
