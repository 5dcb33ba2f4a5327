namespace Twins.Core.Respondents.Prompts;

/// <summary>Brackets of other scripts with which a mark of ours could be written so that a model takes it for one.</summary>
internal static class LookAlikes
{
    public const string Brackets = "＜＞﹤﹥‹›〈〉⟨⟩〈〉≺≻❮❯";

    /// <summary>Whether a mark such as <c>＜/data＞</c> begins here. The brackets alone stay: they are quotation marks in many languages.</summary>
    public static bool Open(ReadOnlySpan<char> text)
    {
        var name = text[1..].TrimStart(" \t/／⁄∕");
        return name.StartsWith("data", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ｄａｔａ", StringComparison.OrdinalIgnoreCase);
    }
}
