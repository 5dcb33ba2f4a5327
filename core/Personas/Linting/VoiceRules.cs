using System.Text.RegularExpressions;

namespace Twins.Core.Personas.Linting;

/// <summary>A twin speaks for itself, in the way it is said to speak. English only; other languages are left alone.</summary>
internal static partial class VoiceRules
{
    private const int Wordy = 60;

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    public static IEnumerable<Finding> Check(Twin t)
    {
        if (t.Demographics.Language is { } language && !language.StartsWith("en", StringComparison.OrdinalIgnoreCase)) yield break;
        for (var i = 0; i < t.Voice.Examples.Count; i++)
        {
            var answer = t.Voice.Examples[i].Answer;
            var about = OfAnother().IsMatch(answer) || answer.StartsWith($"{t.Name.Split(' ')[0]} ", StringComparison.Ordinal);
            if (about && !FirstPerson().IsMatch(answer))
                yield return new(Severity.Warning, "not-first-person", t.Id, $"$.voice.examples[{i}].answer", $"The example answer talks about the twin and not as the twin ('{Statements.Shown(answer)}'); write it with 'I'.");
        }
        if (t.Voice.Style is not { } style) yield break;
        for (var i = 0; i < t.Voice.Catchphrases.Count; i++)
            if (Formal().IsMatch(style) && Slang().Match(t.Voice.Catchphrases[i]) is { Success: true } word)
                yield return new(Severity.Warning, "contradiction-voice", t.Id, $"$.voice.catchphrases[{i}]", $"'{word.Value}' does not fit a formal style ('{Statements.Shown(style)}'); change the catchphrase or the style.");
        if (Terse().IsMatch(style) && t.Voice.Examples.Count > 0 && t.Voice.Examples.Average(e => e.Answer.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length) is var words and > Wordy)
            yield return new(Severity.Warning, "contradiction-voice", t.Id, "$.voice.examples", $"The style is brief but the example answers have {words:0} words on average; shorten them or change the style.");
    }

    [GeneratedRegex(@"\b(i|i'm|i'd|i've|i'll|me|my|mine|myself|we|us|our)\b", Plain)]
    private static partial Regex FirstPerson();

    [GeneratedRegex(@"\A\W*(he|she|they|the (customer|persona|twin|user|client|buyer)|this (customer|persona|twin|person))\b", Plain)]
    private static partial Regex OfAnother();

    [GeneratedRegex(@"\A(formal|very formal|polite and formal|strictly formal)|\b(always|very|strictly|highly) formal\b", Plain)]
    private static partial Regex Formal();

    [GeneratedRegex(@"\b(dude|bro|gonna|wanna|gotta|lol|omg|yeah|nah|ain't|yo)\b", Plain)]
    private static partial Regex Slang();

    [GeneratedRegex(@"\b(terse|laconic|monosyllabic|very brief|short sentences|few words)\b", Plain)]
    private static partial Regex Terse();
}
