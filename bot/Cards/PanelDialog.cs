using System.Text.Json.Nodes;

namespace Twins.Bot.Cards;

/// <param name="Twins">How many answer.</param>
public sealed record PanelChoice(string Id, string Name, int Twins);

/// <param name="Key">Against doubled presses.</param>
/// <param name="Problem">What was wrong with what was sent before, in a sentence.</param>
public sealed record PanelDialogView(IReadOnlyList<PanelChoice> Panels, string Key, string? Problem = null)
{
    /// <summary>What was sent before, so that nobody types it again.</summary>
    public PanelAsk? Before { get; init; }
}

/// <param name="Variants">One per line, as typed.</param>
public sealed record PanelAsk(string Panel, string Question, string Variants);

/// <summary>The dialog that starts a panel. It sends verb and key with the inputs panel, question and variants.</summary>
public static class PanelDialog
{
    public const string Panel = "panel", Question = "question", Variants = "variants";

    /// <summary>Longer questions are refused by the field.</summary>
    public const int LongestQuestion = 300;

    /// <summary>For all variants together.</summary>
    public const int LongestVariants = 3000;

    private const int MostPanels = 100;

    public static JsonObject Of(PanelDialogView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return CardFrame.Fit(Math.Min(MostPanels, view.Panels.Count), count => CardFrame.Of("Ask a panel: choose the panel, write a question, and if you like up to ten messages, one on each line.",
        [
            CardParts.When(view.Problem is not null, () => CardParts.Box("attention", CardParts.Text(view.Problem))),
            Choice(view, count),
            CardParts.When(view.Panels.Count > count, () => CardParts.Note($"and {view.Panels.Count - count} more panels; name one in the chat: panel <name>: <question>")),
            Field(Question, "Question", view.Before?.Question, LongestQuestion, "Such as: How likely are you to come this week?", isRequired: true),
            Field(Variants, "Messages to show, one on each line, up to ten (optional)", view.Before?.Variants, LongestVariants, "Dinner in 20 minutes\nFresh every day", isRequired: false),
            CardParts.Note("Every twin answers on its own. The answers are AI-generated and no substitute for people; what you write is kept with the result."),
        ],
        CardParts.When(count > 0, () => CardActions.Submit("Ask the panel", "panel.start", view.Key).Styled("positive"))));
    }

    private static JsonObject Choice(PanelDialogView view, int count)
    {
        if (count is 0) return CardParts.Text("There is no panel here. Add a panel document to the workspace, or ask a steward to.");
        var choices = view.Panels.Take(count).Select(p => new JsonObject { ["title"] = CardText.Plain($"{CardText.Plain(p.Name, 60)} ({(p.Twins is 1 ? "1 twin" : $"{p.Twins} twins")})", 80), ["value"] = p.Id });
        var chosen = view.Panels.Take(count).Any(p => p.Id == view.Before?.Panel) ? view.Before!.Panel : view.Panels[0].Id;
        return new JsonObject
        {
            ["type"] = "Input.ChoiceSet",
            ["id"] = Panel,
            ["label"] = "Panel",
            ["isRequired"] = true,
            ["errorMessage"] = "Choose a panel.",
            ["style"] = "compact",
            ["value"] = chosen,
            ["choices"] = CardParts.List(choices),
        };
    }

    private static JsonObject Field(string id, string label, string? value, int longest, string placeholder, bool isRequired)
    {
        var field = new JsonObject
        {
            ["type"] = "Input.Text",
            ["id"] = id,
            ["label"] = label,
            ["maxLength"] = longest,
            ["isMultiline"] = true,
            ["placeholder"] = placeholder,
        };
        if (isRequired) (field["isRequired"], field["errorMessage"]) = (true, "Write the question that every twin is asked.");
        if (value is not null) field["value"] = value[..Math.Min(value.Length, longest)];
        return field;
    }
}
