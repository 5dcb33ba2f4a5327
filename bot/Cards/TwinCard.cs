using System.Text.Json.Nodes;
using Twins.Core.Personas;
using Twins.Core.Respondents;

namespace Twins.Bot.Cards;

/// <param name="Questions">What one could ask it first.</param>
/// <param name="Key">Against doubled presses.</param>
public sealed record TwinView(TwinLine Twin, FidelityStanding Fidelity, IReadOnlyList<string> Questions, RespondentIdentity Respondent, string Key);

/// <summary>The twin that somebody begins to talk with.</summary>
public static class TwinCard
{
    private const int MostQuestions = 3;

    public static JsonObject Of(TwinView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var (twin, level) = (view.Twin, view.Fidelity);
        return CardFrame.Of($"You talk with {CardText.Plain(twin.Name, 80)}, an AI twin, fidelity level {(int)level.Level} of 5. {CardText.Plain(twin.Summary, 200)}",
        [
            CardParts.Header("You talk with a digital twin", twin.Name),
            CardParts.Labels(view.Respondent),
            CardParts.When(twin.Summary.Length > 0, () => CardParts.Text(twin.Summary)),
            CardParts.When(!string.IsNullOrWhiteSpace(twin.Segment), () => CardParts.Fact("Segment", twin.Segment, 100)),
            CardParts.Box("emphasis",
                CardParts.Line(new CardRun(FidelityBadge.Of(level.Level)) { Strong = true, Color = "Accent" }),
                CardParts.Text(level.Reason),
                level.Next is null ? null : CardParts.Fact("The next level takes", level.Next)),
            CardParts.Fact("Consent", twin.Consent, 200),
            CardParts.Fact("Good for", FidelityBadge.GoodFor(level.Level)),
            CardParts.Fact("Not for", FidelityBadge.NotFor(level.Level)),
            CardParts.Note(view.Questions.Count > 0 ? "Write to it, or begin with one of these. 'why' shows what an answer rests on." : "Write to it. 'why' shows what an answer rests on."),
            // A row each: beside each other, questions would be cut.
            .. view.Questions.Take(MostQuestions).Select((q, i) => CardActions.Row(Ask(view, q, i))),
        ]);
    }

    private static JsonObject Ask(TwinView view, string question, int number) =>
        CardActions.Execute(question, "ask", $"{view.Key}/ask/{number}", ("twin", view.Twin.Id), ("text", CardText.Plain(question, 200)));
}
