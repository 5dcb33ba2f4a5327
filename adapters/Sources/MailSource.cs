using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using MimeKit.Text;
using Twins.Core.Evidence;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>Messages of an mbox, or a single one: what the sender wrote, without what is quoted and without the signature.</summary>
internal static partial class MailSource
{
    public static IEnumerable<SourceRecord> Read(Stream stream, SourceContext context)
    {
        var isBox = Path.GetExtension(context.File.File) is not ".eml";
        // What is attached stays in the file: of a stream that can seek, only its place is remembered.
        var parser = new MimeParser(stream, isBox ? MimeFormat.Mbox : MimeFormat.Entity, persistent: stream.CanSeek);
        for (var number = 1; !parser.IsEndOfStream; number++)
        {
            var at = isBox ? $"message {number.ToString(CultureInfo.InvariantCulture)}" : "the message";
            var (record, goesOn) = Next(parser, context, at);
            if (record is not null) yield return record;
            if (!goesOn) yield break;
        }
    }

    private static (SourceRecord? Record, bool GoesOn) Next(MimeParser parser, SourceContext context, string at)
    {
        try
        {
            using var message = parser.ParseMessage();
            var text = Own(BodyOf(message));
            if (text.Length is 0) return (null, true);
            var sender = message.From.Mailboxes.FirstOrDefault();
            var subject = SubjectOf(message.Subject);
            return (context.Record(at) with
            {
                Kind = context.File.Kind ?? EvidenceKind.Quote,
                Text = subject.Length is 0 ? text : $"{subject}{(subject[^1] is '.' or '!' or '?' ? " " : ". ")}{text}",
                Person = sender is null ? [] : [sender.Address],
                Name = sender?.Name,
                Date = message.Date == default ? null : DateOnly.FromDateTime(message.Date.UtcDateTime),
            }, true);
        }
        catch (FormatException)
        {
            context.Problems.Say(at, "is no message and was left out, with whatever stands behind it in this file; check the file's From lines.");
            return (null, false);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or DecoderFallbackException)
        {
            context.Problems.Say(at, "cannot be read and was left out; the messages behind it were read.");
            return (null, true);
        }
    }

    private static string BodyOf(MimeMessage message)
    {
        var text = message.TextBody ?? (message.HtmlBody is { } html ? Plain(html) : "");
        return text.Length > SourceLimits.Line ? text[..SourceLimits.Line] : text;
    }

    private static string Plain(string html)
    {
        var tokenizer = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true, IgnoreTruncatedTags = true };
        var (text, hidden) = (new StringBuilder(), 0);
        while (tokenizer.ReadNextToken(out var token) && text.Length < SourceLimits.Line)
        {
            if (token is HtmlDataToken data && hidden is 0 && token.Kind is HtmlTokenKind.Data) text.Append(data.Data);
            if (token is not HtmlTagToken tag) continue;
            if (tag.Id is HtmlTagId.Script or HtmlTagId.Style or HtmlTagId.Head) hidden = tag.IsEndTag ? Math.Max(0, hidden - 1) : tag.IsEmptyElement ? hidden : hidden + 1;
            if (tag.Id is HtmlTagId.Br or HtmlTagId.P or HtmlTagId.Div or HtmlTagId.LI or HtmlTagId.TR or HtmlTagId.BlockQuote) text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The sender's own words.</summary>
    private static string Own(string body)
    {
        var own = new StringBuilder();
        foreach (var line in body.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line is "-- " or "--" || Quotes().IsMatch(line)) break;
            if (!line.StartsWith('>')) own.Append(line.TrimEnd()).Append('\n');
        }
        return own.ToString().Trim();
    }

    private static string SubjectOf(string? subject) => Prefix().Replace(subject ?? "", "").Trim();

    [GeneratedRegex(@"^(On .{5,120} wrote:|Am .{5,120} schrieb .{1,120}:|-{2,} ?(Original Message|Ursprüngliche Nachricht|Forwarded message|Weitergeleitete Nachricht).*|_{10,})\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Quotes();

    [GeneratedRegex(@"(?i)^(\s*(re|aw|fwd?|wg)\s*:\s*)+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Prefix();
}
