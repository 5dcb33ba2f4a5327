using System.Text.Json.Nodes;

namespace Twins.Bot.Cards;

/// <summary>Offers the form for a panel, to those who do not want to type the command.</summary>
public static class PanelOfferCard
{
    public static JsonObject Of(string key) => CardFrame.Of("Ask a panel of twins. Press the button for the form, or type: panel, a panel's name, a colon and the question.",
    [
        CardParts.Header("Panel", "Ask many twins at once"),
        CardParts.Text("Put a question to a panel, or show it up to ten messages side by side. Every twin answers on its own."),
        CardParts.Note("Or type it: panel <name>: <question>, or panel <name>: <message> | <message>"),
    ],
    CardActions.Open("Ask a panel", "panel.open", key));
}
