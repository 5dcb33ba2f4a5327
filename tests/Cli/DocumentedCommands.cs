using System.Text.RegularExpressions;

namespace Twins.Tests.Cli;

/// <summary>The commands that a text shows on lines of their own, as a shell would take them apart.</summary>
internal static partial class DocumentedCommands
{
    /// <param name="path">Such as "docs/change.md".</param>
    public static IReadOnlyList<string[]> In(string path) => Of(File.ReadAllText(Path.Combine(Checkout.Root, path)));

    /// <returns>What stands behind <c>twins</c>.</returns>
    public static IReadOnlyList<string[]> Of(string text) => [.. Line().Matches(text).Select(m => Words(m.Groups["arguments"].Value))];

    private static string[] Words(string arguments) => [.. Word().Matches(arguments).TakeWhile(w => w.Value is not "#").Select(w => w.Value.Trim('"'))];

    [GeneratedRegex("^ +twins (?<arguments>.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    [GeneratedRegex("\"[^\"]*\"|[^ \r]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
