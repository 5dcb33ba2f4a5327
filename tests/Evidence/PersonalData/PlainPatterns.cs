using System.Text.RegularExpressions;

namespace Twins.Tests.Evidence.PersonalData;

/// <summary>What most teams begin with: patterns for addresses, numbers of telephones and of cards. The baseline.</summary>
internal static partial class PlainPatterns
{
    public static List<(int Start, int Length)> Find(string text) =>
        [.. new[] { Email(), Phone(), Card() }.SelectMany(p => p.Matches(text)).Select(m => (m.Index, m.Length))];

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.[\w.]+", RegexOptions.NonBacktracking)]
    private static partial Regex Email();

    [GeneratedRegex(@"\+?\d[\d ()-]{7,}\d", RegexOptions.NonBacktracking)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b(?:\d[ -]?){13,16}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Card();
}
