using System.Text.Json.Nodes;

namespace Twins.Bot.Cards;

/// <summary>Why a twin of a real person cannot be addressed, and what changes that.</summary>
public static class ConsentCard
{
    /// <param name="twin">The twin's name.</param>
    /// <param name="why">Such as "The person's consent ended on 2026-10-01."</param>
    public static JsonObject Of(string twin, string why) => CardFrame.Of($"{CardText.Plain(twin, 80)} cannot be addressed. {CardText.Plain(why, 250)}",
    [
        CardParts.Header("No valid consent", $"{CardText.Plain(twin, 80)} cannot be addressed"),
        CardParts.Box("attention", CardParts.Text(why)),
        CardParts.Text("A steward asks the person, and writes the consent with its purposes and its last day into the twin's document. Nobody else can lift this."),
        CardParts.Note("'twins' shows whom you may address."),
    ]);
}
