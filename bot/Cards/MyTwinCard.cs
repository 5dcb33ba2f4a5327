using System.Text.Json.Nodes;
using Twins.Core.Respondents;

namespace Twins.Bot.Cards;

/// <summary>What is kept about one person.</summary>
/// <param name="Twin">The person's own twin; null when there is none.</param>
/// <param name="Kept">Everything that is kept, such as ("Talks", "3 talks with 41 turns, the oldest of 2026-10-02").</param>
/// <param name="Key">Against doubled presses.</param>
public sealed record MyTwinView(TwinLine? Twin, IReadOnlyList<KeptThing> Kept, RespondentIdentity Respondent, string Key);

/// <summary>One sort of thing that is kept, or was deleted.</summary>
/// <param name="What">How much of it there is, and since when.</param>
public sealed record KeptThing(string Name, string What);

/// <summary>What a person may see of what is kept about that person.</summary>
public static class MyTwinCard
{
    private const int Most = 12;

    public static JsonObject Of(MyTwinView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return CardFrame.Fit(Math.Min(Most, view.Kept.Count), count => CardFrame.Of(
            $"What is kept about you. {(view.Twin is null ? "There is no twin of you." : "There is a twin of you.")} {view.Kept.Count} entries.",
            [
                CardParts.Header("Only you see this", "What is kept about you"),
                CardParts.Labels(view.Respondent),
                .. Twin(view.Twin),
                CardParts.Heading("Kept"),
                CardParts.When(view.Kept.Count is 0, () => CardParts.Text("Nothing else is kept about you.")),
                .. view.Kept.Take(count).Select(k => CardParts.Fact(CardText.Plain(k.Name, 80), k.What, 250)),
                CardParts.When(view.Kept.Count > count, () => CardParts.Note($"and {view.Kept.Count - count} more; ask a steward for all of it.")),
            ],
            CardActions.Execute("Forget me …", "forget.ask", $"{view.Key}/forget")));
    }

    private static IEnumerable<JsonObject> Twin(TwinLine? twin)
    {
        if (twin is null)
        {
            yield return CardParts.Text("There is no twin of you.");
            yield break;
        }
        yield return CardParts.Box("emphasis",
            CardParts.Line(new CardRun("Your twin: ") { Strong = true }, new CardRun(twin.Name, 80) { Strong = true }),
            CardParts.When(twin.Summary.Length > 0, () => CardParts.Text(twin.Summary)),
            CardParts.Line(new CardRun(FidelityBadge.Of(twin.Level)) { Color = "Accent" }),
            CardParts.Fact("Consent", twin.Consent, 200));
    }
}
