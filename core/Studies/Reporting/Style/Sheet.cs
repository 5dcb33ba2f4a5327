using System.Security.Cryptography;
using System.Text;

namespace Twins.Core.Studies.Reporting.Style;

/// <summary>The whole style sheet, and the hash by which the page's content security policy admits it.</summary>
internal static class Sheet
{
    public static Html Text { get; } = $"{Colours.Css}{PageLayout.Css}{Charting.Css}{Tables.Css}{SmallAndPaper.Css}";

    public static string Hash { get; } = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ToString())));
}
