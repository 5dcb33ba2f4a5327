using System.Text.RegularExpressions;

namespace Twins.Bot.Commands;

/// <summary>
/// Reads what somebody wants from what was said: commands, and the ways in which people say them. Whatever is no command
/// is said to the twin that is being talked with. Nothing here asks a model, so that no words can talk it into anything.
/// </summary>
public static partial class IntentReader
{
    private const RegexOptions How = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    /// <summary>More is never a command.</summary>
    private const int LongestName = 100;

    public static Intent Read(string text)
    {
        var said = text.Trim();
        foreach (var (pattern, make) in Commands)
            if (pattern.Match(said) is { Success: true } match && make(match) is { } intent) return intent;
        return said.Length is 0 ? new Intent.Help() : new Intent.Say(said);
    }

    /// <summary>The first that fits counts.</summary>
    private static readonly (Regex Pattern, Func<Match, Intent?> Make)[] Commands =
    [
        (Help(), static _ => new Intent.Help()),
        (Twins(), static _ => new Intent.Twins()),
        (StopTalking(), static _ => new Intent.StopTalking()),
        (NightlyOff(), static _ => new Intent.Nightly(On: false)),
        (NightlyOn(), static _ => new Intent.Nightly(On: true)),
        (Sweep(), static _ => new Intent.Sweep()),
        (Why(), static _ => new Intent.Why()),
        (ViewMyTwin(), static _ => new Intent.ViewMyTwin()),
        (ForgetMe(), static _ => new Intent.ForgetMe()),
        (ReportThis(), static m => new Intent.ReportThis(Text(m, "comment"))),
        (PanelForm(), static _ => new Intent.PanelForm()),
        (Panel(), static m => new Intent.AskPanel(Text(m, "panel"), m.Groups["words"].Value.Trim())),
        (Compare(), static m => new Intent.AskPanel(Text(m, "panel"), m.Groups["words"].Value.Trim())),
        (CompareWith(), static m => new Intent.AskPanel(Text(m, "panel"), $"{m.Groups["a"].Value.Trim()} | {m.Groups["b"].Value.Trim()}")),
        (Scene(), static m => new Intent.Scene(m.Groups["scene"].Value.StartsWith('f') || m.Groups["scene"].Value.StartsWith('F') ? "focus group" : "rehearsal")),
        (TalkTo(), static m => Talk(m)),
        (Ask(), static m => Talk(m)),
    ];

    private static Intent.TalkTo? Talk(Match match) =>
        match.Groups["name"].Value.Trim() is { Length: > 0 and <= LongestName } name ? new Intent.TalkTo(name, Text(match, "question")) : null;

    private static string? Text(Match match, string group) => match.Groups[group].Value.Trim() is { Length: > 0 } text ? text : null;

    [GeneratedRegex(@"^(/?help|\?|hilfe|hi|hello|hallo|hey|start|what can (you|i) do( here)?)[.!? ]*$", How)]
    private static partial Regex Help();

    [GeneratedRegex(@"^((show|list|browse|see)( me)?( all)?( the| our| my)? )?twins[.!? ]*$|^(who|which twins) (can i|could i|may i) (talk|speak) (to|with)[.!? ]*$|^(zeig(e)?( mir)?( die)? )?zwillinge[.!? ]*$", How)]
    private static partial Regex Twins();

    [GeneratedRegex(@"^(stop|end|leave|quit|exit)( talking| the talk| this talk)?[.!? ]*$|^(bye|goodbye|tschüss)[.!? ]*$", How)]
    private static partial Regex StopTalking();

    [GeneratedRegex(@"^(nightly|the nightly report|nightly report) (here|on)[.!? ]*$|^(post|send)( us| me)? the nightly report( here)?[.!? ]*$", How)]
    private static partial Regex NightlyOn();

    [GeneratedRegex(@"^(nightly|nightly report) (stop|off)[.!? ]*$|^stop (posting |sending )?(us |me )?the nightly report( here)?[.!? ]*$", How)]
    private static partial Regex NightlyOff();

    [GeneratedRegex(@"^(the |last )?(night('s)? )?sweep[.!? ]*$|^(show )?(me )?(last night('s)?|the last) (sweep|result|results|report)[.!? ]*$|^what changed( last night| since last night| overnight)?[.!? ]*$", How)]
    private static partial Regex Sweep();

    [GeneratedRegex(@"^(why|warum)[.!? ]*$|^(why|how) (did|do|does) (you|he|she|they|it) (say|answer|know|come to) (that|so|this)[.!? ]*$|^what is (that|this) based on[.!? ]*$", How)]
    private static partial Regex Why();

    [GeneratedRegex(@"^((view|show|see)( me)? )?my twin[.!? ]*$|^what do you (know|hold|have) (about|on) me[.!? ]*$", How)]
    private static partial Regex ViewMyTwin();

    [GeneratedRegex(@"^(please )?(forget|delete|erase) (me|my data|everything about me|all about me)[.!? ]*$|^vergiss mich[.!? ]*$", How)]
    private static partial Regex ForgetMe();

    [GeneratedRegex(@"^report (this|that|it|the (last )?answer)\b[:,.! ]*(?<comment>.*)$", How | RegexOptions.Singleline)]
    private static partial Regex ReportThis();

    [GeneratedRegex(@"^(start |open |new )?(a )?panel[.!? ]*$", How)]
    private static partial Regex PanelForm();

    [GeneratedRegex(@"^(please )?(ask )?(the )?panel\b[ ]*(?<panel>[^:?|\n]{0,100})[ ]*:(?<words>.+)$", How | RegexOptions.Singleline)]
    private static partial Regex Panel();

    [GeneratedRegex(@"^compare\b([ ]+(on|with|for)[ ]+(the )?(panel )?(?<panel>[^:|\n]{1,100}):)?[: ]*(?<words>[^|]+\|.+)$", How | RegexOptions.Singleline)]
    private static partial Regex Compare();

    [GeneratedRegex(@"^compare\b[: ]+[""“](?<a>[^""”|]+)[""”] (with|and|to|against|or) [""“](?<b>[^""”|]+)[""”][.!? ]*$", How)]
    private static partial Regex CompareWith();

    [GeneratedRegex(@"^(please |start |run |hold )*(a |the )?(?<scene>focus group|rehearse|rehearsal)\b.*$", How | RegexOptions.Singleline)]
    private static partial Regex Scene();

    [GeneratedRegex(@"^(i('d| would) like to |let me |can i |may i |please )?(talk|speak|chat) (to|with)( the twin( of)?)? (?<name>[^:,?!\n]{1,100})([:,](?<question>.*))?[.!? ]*$", How | RegexOptions.Singleline)]
    private static partial Regex TalkTo();

    [GeneratedRegex(@"^(please )?ask (?<name>[^:,?!\n]{1,100})[:,](?<question>.+)$", How | RegexOptions.Singleline)]
    private static partial Regex Ask();
}
