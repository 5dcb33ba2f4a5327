using System.Text.RegularExpressions;

namespace Twins.Functions.Hooks.Settings;

/// <summary>Names of hooks and subscriptions: they are part of a path and of a setting's name.</summary>
internal static partial class ShortName
{
    public const string Rule = "use lower-case letters, digits and single dashes, at most 40 characters";

    public static bool IsValid(string name) => Pattern().IsMatch(name) && name.Length <= 40;

    /// <summary>A stranger's text, fit for a log line.</summary>
    public static string ForLog(string text) => new([.. text.Take(40).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '?')]);

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
