using System.Net;
using System.Text.RegularExpressions;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>Turns of speakers from WebVTT and SubRip: <c>&lt;v Maria&gt;…</c>, or a name before a colon.</summary>
internal static partial class SubtitleSource
{
    public static IEnumerable<SourceRecord> Read(TextReader text, SourceContext context)
    {
        var lines = new BoundedLines(text, context.Problems);
        var turns = new SpeakerTurns(context);
        var (time, any) = (default(string), false);
        while (lines.Next() is { } line)
        {
            if (Timing().Match(line) is { Success: true } timing)
            {
                (time, any) = (timing.Groups["from"].Value, true);
                continue;
            }
            if (line.Contains("-->", StringComparison.Ordinal))
            {
                context.Problems.Say($"line {lines.Number}", "has no time such as 00:00:01.000 --> 00:00:04.000; what was said there was read, with its line as its place.");
                (time, any) = ($"line {lines.Number}", true);
                continue;
            }
            // Before the first cue, and between cues, stand headings, notes and numbers.
            if (string.IsNullOrWhiteSpace(line)) time = null;
            if (time is null) continue;
            var (who, said) = Spoken(line);
            if (said.Length > 0 && turns.Say(who, said, time) is { } turn) yield return turn;
        }
        if (turns.End() is { } last) yield return last;
        if (!any) context.Problems.Say(null, "has no cues with times such as 00:00:01.000 --> 00:00:04.000, so that nothing was read; set its format in sources.yaml.");
    }

    private static (string? Who, string Said) Spoken(string line)
    {
        var voice = Voice().Match(line);
        var plain = WebUtility.HtmlDecode(Tag().Replace(line, "")).Trim();
        if (voice.Success) return (voice.Groups["who"].Value.Trim(), plain);
        var named = TranscriptSource.Named(plain);
        return named is null ? (null, plain.TrimStart('-', ' ')) : (named.Value.Who, named.Value.Said);
    }

    [GeneratedRegex(@"^\s*(?<from>(\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*(\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Timing();

    [GeneratedRegex(@"<v(\.[^ >]*)?\s+(?<who>[^>]{1,80})>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Voice();

    [GeneratedRegex(@"<[^<>]{0,200}>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
