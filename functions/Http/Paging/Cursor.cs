using System.Buffers.Text;
using System.Text;

namespace Twins.Functions.Http.Paging;

/// <summary>Where a page ended, in a form that invites nobody to build one.</summary>
internal static class Cursor
{
    private const string Mark = "1:";
    private const int Longest = 2000;

    public static string Write(string id) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Mark + id));

    /// <summary>Null when it is none of ours.</summary>
    public static string? Read(string text)
    {
        if (text.Length > Longest || !Base64Url.IsValid(text)) return null;
        var id = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        return id.StartsWith(Mark, StringComparison.Ordinal) && id.Length > Mark.Length && Write(id[Mark.Length..]) == text ? id[Mark.Length..] : null;
    }
}
