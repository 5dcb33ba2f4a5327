using System.Text.Json.Nodes;

namespace Twins.Bot.Cards;

/// <summary>Thanks for a report of wrong or harmful content.</summary>
public static class ReportCard
{
    /// <param name="who">Who looks at it and when, in a sentence.</param>
    /// <param name="reference">By which it can be asked for.</param>
    public static JsonObject Of(string who, string reference) => CardFrame.Of($"Thank you, your report is in. {CardText.Plain(who, 200)}",
    [
        CardParts.Header("Report", "Thank you, it is reported"),
        CardParts.Text("The answer, what the twin was shown and your words went to the people who look after the twins."),
        CardParts.Text(who),
        CardParts.Note($"Reference: {CardText.Plain(reference, 80)}"),
    ]);
}
