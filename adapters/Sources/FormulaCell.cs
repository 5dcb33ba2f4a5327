using System.Text.RegularExpressions;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>A cell that a spreadsheet would run. Telephone numbers, mentions and figures begin with the same signs and are none.</summary>
internal static partial class FormulaCell
{
    public static bool IsOne(string value) => value.Length > 1 && (value[0] switch
    {
        '=' => true,
        '+' or '-' or '@' => Runs().IsMatch(value),
        _ => false,
    }) && SourceNumber.Parse(value) is null;

    /// <summary>Text here, and text wherever it goes.</summary>
    public static string Plain(string value) => "'" + value;

    /// <summary>Calls a function, or a program of the machine, or adds a cell.</summary>
    [GeneratedRegex(@"^[+@-][^\n]*\||^[+@-][^\n]*[A-Za-z]\(|^\+[A-Za-z=@]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Runs();
}
