using System.Text.RegularExpressions;

namespace Twins.Core.Evidence.PersonalData;

/// <summary>Where personal data stands in a text.</summary>
internal readonly record struct Found(int Start, int Length, PersonalDataKind Kind)
{
    public int End => Start + Length;

    /// <summary>Everything that a pattern finds; where it has a group <c>n</c>, that part alone.</summary>
    public static IEnumerable<Found> All(Regex pattern, string text, PersonalDataKind kind) =>
        pattern.Matches(text).Select(m => m.Groups["n"] is { Success: true } part ? new Found(part.Index, part.Length, kind) : new Found(m.Index, m.Length, kind));

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);
}
