using Twins.Bot.Cards;
using Twins.Bot.Commands;

namespace Twins.Bot.Panels;

/// <summary>What the form for a panel sends, in the words of the command.</summary>
internal static class PanelForm
{
    /// <returns>Null when it asks nothing.</returns>
    public static string? Words(CardPress press)
    {
        if (press[PanelDialog.Question]?.Trim() is not { Length: > 0 } question) return null;
        string[] variants = [.. (press[PanelDialog.Variants] ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(OneLine)];
        var asked = OneLine(question);
        // A question among messages is told from them by its mark.
        return variants.Length is 0 ? asked : string.Join(" | ", [asked.EndsWith('?') ? asked : asked + "?", .. variants]);
    }

    public static PanelAsk Before(CardPress press) => new(press[PanelDialog.Panel] ?? "", press[PanelDialog.Question] ?? "", press[PanelDialog.Variants] ?? "");

    private static string OneLine(string text) => text.Replace('|', '/').ReplaceLineEndings(" ");
}
