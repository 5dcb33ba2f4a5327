using System.Text.RegularExpressions;
using Twins.Core.Evidence.Building;

namespace Twins.Adapters.Sources;

/// <summary>Sentences that say what must or must not be done, in English and German.</summary>
internal static partial class RuleText
{
    public static IEnumerable<string> Sentences(string text) => Passages.Sentences(text).Where(s => Rule().IsMatch(s));

    [GeneratedRegex(@"(?i)\b(must|must not|never|always|only if|if|unless|shall|should|do not|don't|may not|required|at least|at most|no later than|muss|müssen|darf|dürfen|nie|niemals|immer|wenn|falls|nur|mindestens|höchstens|spätestens)\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Rule();
}
