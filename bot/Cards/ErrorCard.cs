using System.Text.Json.Nodes;

namespace Twins.Bot.Cards;

/// <summary>What went wrong, in one sentence, and what to do.</summary>
public static class ErrorCard
{
    /// <param name="reference">By which a steward finds it in the logs; null where there is none.</param>
    public static JsonObject Of(string sentence, string next, string? reference = null) => CardFrame.Of($"That did not work. {CardText.Plain(sentence, 250)} {CardText.Plain(next, 200)}",
    [
        CardParts.Header("Twins", "That did not work"),
        CardParts.Box("attention", CardParts.Text(sentence, 600)),
        CardParts.Line(new CardRun("What to do: ") { Strong = true }, new CardRun(next, 400)),
        CardParts.When(reference is not null, () => CardParts.Note($"Reference: {CardText.Plain(reference, 80)}")),
    ]);
}
