using System.Globalization;
using System.Text.RegularExpressions;
using MimeKit;
using Twins.Core.Evidence;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>Messages of an mbox, or a single one: what the sender wrote. Whom the spec calls staff is left out.</summary>
internal static partial class MailSource
{
    public static IEnumerable<SourceRecord> Read(Stream stream, SourceContext context)
    {
        var isSingle = Path.GetExtension(context.File.File).Equals(".eml", StringComparison.OrdinalIgnoreCase);
        using var messages = new MboxMessages(stream);
        var number = 0;
        while (messages.Next() is { } bytes)
        {
            number++;
            if (Message(bytes, context, isSingle ? "the message" : $"message {number.ToString(CultureInfo.InvariantCulture)}") is { } record) yield return record;
        }
        if (number is 0) context.Problems.Say(null, "holds no message; export the mails again as mbox or eml.");
    }

    private static SourceRecord? Message(MemoryStream bytes, SourceContext context, string at)
    {
        try
        {
            using var message = new MimeParser(bytes, MimeFormat.Entity, persistent: true).ParseMessage();
            if (message.From.Count is 0 && message.Subject is null && message.Date == default) return Refuse();
            return Words(message, context, at);
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or ArgumentException or IOException or NotSupportedException)
        {
            return Refuse();
        }

        SourceRecord? Refuse()
        {
            context.Problems.Say(at, "has no head with From, Date and Subject that can be read, and was left out; the messages behind it were read.");
            return null;
        }
    }

    private static SourceRecord? Words(MimeMessage message, SourceContext context, string at)
    {
        var sender = message.From.Mailboxes.FirstOrDefault();
        var known = sender is null ? null : context.File.Speakers.GetValueOrDefault(sender.Address);
        var text = MailWords.Own(BodyOf(message));
        if (text.Length is 0 || known is SpeakerTurns.Staff) return null;
        var subject = Prefix().Replace(message.Subject ?? "", "").Trim();
        return context.Record(at) with
        {
            Kind = context.File.Kind ?? EvidenceKind.Quote,
            Text = subject.Length is 0 ? text : $"{subject}{(subject[^1] is '.' or '!' or '?' ? " " : ". ")}{text}",
            Person = sender is null ? [] : known is null ? [sender.Address] : [known, sender.Address],
            Name = string.IsNullOrWhiteSpace(sender?.Name) ? null : sender.Name,
            Date = message.Date == default ? null : DateOnly.FromDateTime(message.Date.UtcDateTime),
        };
    }

    private static string BodyOf(MimeMessage message)
    {
        var text = message.TextBody ?? (message.HtmlBody is { } html ? HtmlWords.Of(html) : "");
        return text.Length > SourceLimits.Line ? text[..SourceLimits.Line] : text;
    }

    [GeneratedRegex(@"(?i)^(\s*(re|aw|fwd?|wg)\s*:\s*)+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Prefix();
}
