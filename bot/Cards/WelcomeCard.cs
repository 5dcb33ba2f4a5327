using System.Text.Json.Nodes;
using Twins.Core.Respondents;

namespace Twins.Bot.Cards;

/// <param name="Key">Against doubled presses.</param>
/// <param name="InGroup">In a group or channel, where the bot must be mentioned.</param>
public sealed record GreetingView(RespondentIdentity Respondent, string Key, bool InGroup = false);

/// <summary>What Twins is, what it is good for and what not, and how to begin.</summary>
public static class WelcomeCard
{
    public static JsonObject Of(GreetingView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return CardFrame.Of("Twins: talk with AI twins of your customers, and try out messages on panels of them. Say 'twins' to see who is there, or 'help' for everything.",
        [
            CardParts.Header("Welcome", "Twins: ask before you send"),
            CardParts.Labels(view.Respondent),
            CardParts.Text("Talk with AI twins of customers, or show a question or several messages to a whole panel of them. Every answer says what it rests on."),
            CardParts.Box("good", CardParts.Line(new CardRun("✓ Good for ") { Strong = true }, new CardRun("finding objections early, sorting out weak messages, preparing talks with real people."))),
            CardParts.Box("attention", CardParts.Line(new CardRun("✕ Not for ") { Strong = true }, new CardRun("decisions about a person, medical, credit, hiring or legal questions, or as a stand-in for people where much depends on it."))),
            CardParts.Heading("Try it"),
            .. Examples(view.InGroup),
            CardParts.Note("Your messages are kept so that a twin remembers your talks. 'view my twin' shows what is kept, 'forget me' deletes it, 'report this' tells the people in charge."),
        ],
        [.. HelpCard.Buttons(view.Key), CardActions.Execute("All commands", "help", $"{view.Key}/help")]);
    }

    private static IEnumerable<JsonObject> Examples(bool inGroup) =>
        CommandHint.All.Where(c => c.Say.StartsWith("twins", StringComparison.Ordinal) || c.Example is not null).Take(4)
            .Select(c => CardParts.Line(new CardRun((inGroup ? "@Twins " : "") + (c.Example ?? c.Say)) { Code = true }));
}
