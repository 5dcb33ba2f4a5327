using System.Text;
using System.Text.RegularExpressions;
using Twins.Core.Evidence;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>Joins what one person says in a row, and leaves out whoever asks or helps.</summary>
internal sealed partial class SpeakerTurns(SourceContext context)
{
    public const string Staff = "staff";

    private readonly StringBuilder said = new();
    private string? speaker;
    private string at = "";

    /// <returns>The turn before, when somebody else begins to speak.</returns>
    public SourceRecord? Say(string? who, string text, string place)
    {
        SourceRecord? turn = null;
        if (said.Length > 0 && ((who is not null && who != speaker) || said.Length > SourceLimits.Line)) turn = End();
        if (said.Length is 0) (speaker, at) = (who ?? speaker, place);
        if (said.Length > 0) said.Append(' ');
        said.Append(text.Trim());
        return turn;
    }

    /// <summary>The last turn.</summary>
    public SourceRecord? End()
    {
        var (text, who) = (said.ToString(), speaker);
        said.Clear();
        if (text.Length is 0) return null;
        var known = who is null ? null : context.File.Speakers.GetValueOrDefault(who);
        if (known == Staff || (known is null && who is not null && Asks().IsMatch(who))) return null;
        return context.Record(at) with
        {
            Kind = context.File.Kind ?? EvidenceKind.Quote,
            Text = text,
            // Somebody whom nobody has named is known in this file alone.
            Person = who is null ? [] : [known ?? $"{context.File.File}: {who}"],
            Name = who is null || Role().IsMatch(who) ? null : who,
        };
    }

    [GeneratedRegex(@"(?i)^(agent|moderator|mod|interviewer|host|support|advisor|adviser|operator|assistant|bot|staff|helpdesk|service|researcher|q|berater(in)?|mitarbeiter(in)?|moderation|interviewerin)\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Asks();

    [GeneratedRegex(@"(?i)^(speaker|customer|caller|participant|client|respondent|guest|user|kunde|kundin|teilnehmer(in)?|sprecher(in)?|a)\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Role();
}
