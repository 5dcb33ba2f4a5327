using System.Globalization;
using System.Text.RegularExpressions;

namespace Twins.Core.Personas.TinyTroupe;

/// <summary>"High. Very imaginative." as a number from 0 to 1, and back.</summary>
internal static partial class BigFiveText
{
    private static readonly (string Name, double Value)[] Levels = [("very low", 0.1), ("low", 0.25), ("medium", 0.5), ("high", 0.75), ("very high", 0.9)];

    /// <summary>The level that a text begins with; the middle of two for "Low to Medium"; null where it names none.</summary>
    public static double? Read(string? text)
    {
        if (text is null) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number is >= 0 and <= 1 ? number : null;
        var match = Level().Match(text);
        if (!match.Success) return null;
        var from = Value(match.Groups["from"].Value);
        return match.Groups["to"].Success ? (from + Value(match.Groups["to"].Value)) / 2 : from;
    }

    public static string Write(double value) =>
        Array.Find(Levels, l => l.Value == value).Name is { } name ? $"{char.ToUpperInvariant(name[0])}{name[1..]}" : value.ToString("R", CultureInfo.InvariantCulture);

    private static double Value(string name) => name.ToLowerInvariant() switch
    {
        "moderate" or "average" => 0.5,
        var level => Array.Find(Levels, l => l.Name == level).Value,
    };

    [GeneratedRegex(@"\A\s*(?<from>very low|very high|low|medium|moderate|average|high)(?:(?:\s+to\s+|-|/)(?<to>very low|very high|low|medium|moderate|average|high))?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Level();
}
