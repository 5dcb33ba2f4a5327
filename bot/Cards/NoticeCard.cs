using System.Text.Json.Nodes;

namespace Twins.Bot.Cards;

/// <summary>A few sentences under a title.</summary>
public static class NoticeCard
{
    private const int MostSentences = 6;

    public static JsonObject Of(string title, params ReadOnlySpan<string> sentences)
    {
        string[] said = [.. sentences];
        return CardFrame.Of($"{CardText.Plain(title, 150)}. {CardText.Plain(said.FirstOrDefault(), 300)}",
            [CardParts.Header("Twins", title), .. said.Take(MostSentences).Select(s => CardParts.Text(s, 500))]);
    }
}
