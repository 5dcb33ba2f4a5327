using System.Text.Json.Nodes;
using Twins.Core.Respondents;

namespace Twins.Bot.Cards;

/// <param name="Topic">Such as "medical questions".</param>
/// <param name="Disclosure">Why no twin answers, in a sentence.</param>
/// <param name="Contact">The human to turn to, in a sentence.</param>
/// <param name="Link">An https or mailto address of that human.</param>
public sealed record HighStakesView(string Topic, string Disclosure, string Contact, RespondentIdentity Respondent, Uri? Link = null);

/// <summary>Where a wrong answer can hurt somebody, no twin answers; a human does.</summary>
public static class HighStakesCard
{
    public static JsonObject Of(HighStakesView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return CardFrame.Of($"A twin does not answer {CardText.Plain(view.Topic, 80)}. {CardText.Plain(view.Disclosure, 200)} {CardText.Plain(view.Contact, 150)}",
        [
            CardParts.Header("Please ask a human", $"This is about {CardText.Plain(view.Topic, 100)}"),
            CardParts.Labels(view.Respondent),
            CardParts.Box("attention", CardParts.Text(view.Disclosure, 600)),
            CardParts.Line(new CardRun("Who can help: ") { Strong = true }, new CardRun(view.Contact, 400)),
        ],
        CardActions.Link("Reach a human", view.Link, mail: true));
    }
}
