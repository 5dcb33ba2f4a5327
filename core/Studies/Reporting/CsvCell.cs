using System.Text.RegularExpressions;

namespace Twins.Core.Studies.Reporting;

/// <summary>
/// Text that no spreadsheet takes for a formula, following OWASP's advice on CSV injection: an apostrophe goes before
/// = + - @ (full-width ones too) and before tabs and line ends at the start of a cell.
/// </summary>
internal static partial class CsvCell
{
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        return AfterSeparator().Replace(Start().IsMatch(text) ? "'" + text : text, "$1'$2");
    }

    // Blanks, quotes and invisible characters in front do not disarm a formula everywhere.
    [GeneratedRegex(@"^(?:[\t\r\n]|[\s""\p{C}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])", RegexOptions.NonBacktracking)]
    private static partial Regex Start();

    // Where Excel expects semicolons (most of Europe) our quotes do not hold a cell together, so the text after
    // a semicolon, a tab or a line end starts a cell of its own.
    [GeneratedRegex(@"([;\t\r\n][\s""\p{C}]*)([=+\-@\uFF1D\uFF0B\uFF0D\uFF20])", RegexOptions.NonBacktracking)]
    private static partial Regex AfterSeparator();
}
