using System.Text.Json.Nodes;

namespace Twins.Bot.Cards;

/// <param name="Deleted">What was deleted, with counts.</param>
/// <param name="Reference">By which a steward finds the record of it, which names nobody.</param>
public sealed record ForgottenView(IReadOnlyList<KeptThing> Deleted, DateTimeOffset At, string Reference);

/// <summary>The receipt for an erasure.</summary>
public static class ForgottenCard
{
    private const int Most = 12;

    public static JsonObject Of(ForgottenView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return CardFrame.Fit(Math.Min(Most, view.Deleted.Count), count => CardFrame.Of(
            $"You are forgotten. {string.Join(", ", view.Deleted.Take(5).Select(d => $"{CardText.Plain(d.Name, 60)}: {CardText.Plain(d.What, 60)}"))}.",
            [
                CardParts.Header("Receipt", "You are forgotten"),
                CardParts.Text(view.Deleted.Count is 0 ? "Nothing was kept about you." : "Deleted for good:"),
                .. view.Deleted.Take(count).Select(d => CardParts.Fact(CardText.Plain(d.Name, 80), d.What, 250)),
                CardParts.When(view.Deleted.Count > count, () => CardParts.Note($"and {view.Deleted.Count - count} more; a steward finds them by the reference.")),
                CardParts.Note($"On {view.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC. Reference: {CardText.Plain(view.Reference, 80)}"),
            ]));
    }
}
