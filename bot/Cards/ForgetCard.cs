using System.Text.Json.Nodes;

namespace Twins.Bot.Cards;

/// <param name="Deletes">Everything that will be gone.</param>
/// <param name="Keeps">What stays and why, in sentences, such as counts without names.</param>
/// <param name="Key">Against doubled presses.</param>
public sealed record ForgetView(IReadOnlyList<KeptThing> Deletes, IReadOnlyList<string> Keeps, string Key);

/// <summary>Asks whether it is meant, before anything is deleted.</summary>
public static class ForgetCard
{
    private const int Most = 12;

    public static JsonObject Of(ForgetView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return CardFrame.Fit(Math.Min(Most, view.Deletes.Count), count => CardFrame.Of(
            $"Delete what is kept about you? {string.Join(", ", view.Deletes.Take(5).Select(d => CardText.Plain(d.Name, 60)))} will be gone for good.",
            [
                CardParts.Header("Forget me", "Delete what is kept about you?"),
                CardParts.Text(view.Deletes.Count is 0 ? "Nothing is kept about you, so there is nothing to delete." : "This will be gone for good, and nobody can bring it back:"),
                CardParts.When(count > 0, () => CardParts.Box("attention", [.. view.Deletes.Take(count).Select(d => CardParts.Fact(CardText.Plain(d.Name, 80), d.What, 250))])),
                CardParts.When(view.Deletes.Count > count, () => CardParts.Note($"and {view.Deletes.Count - count} more; 'view my twin' lists what is kept.")),
                .. view.Keeps.Take(3).Select(k => CardParts.Note(k, 250)),
            ],
            CardParts.When(view.Deletes.Count > 0, () => CardActions.Execute("Delete it all", "forget", view.Key).Styled("destructive")),
            CardActions.Execute("Keep it", "forget.keep", $"{view.Key}/keep")));
    }
}
