using System.Text.Json.Nodes;
using Twins.Core.Personas;
using Twins.Core.Respondents;

namespace Twins.Bot.Cards;

/// <param name="Consent">In words: "no real person", "consent until 2027-01-01", "no valid consent: cannot be addressed".</param>
/// <param name="CanBeAddressed">Whether people may talk with it.</param>
public sealed record TwinLine(string Id, string Name, string Summary, string? Segment, FidelityLevel Level, string Consent, bool CanBeAddressed);

/// <param name="Twins">Those of this page and after it; as many are shown as fit.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Key">Against doubled presses.</param>
public sealed record TwinsView(IReadOnlyList<TwinLine> Twins, int Total, RespondentIdentity Respondent, string Key);

/// <summary>A page of twins to choose from.</summary>
public static class TwinsCard
{
    private const int MostOnPage = 6;

    public static JsonObject Of(TwinsView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return CardFrame.Fit(Math.Min(MostOnPage, view.Twins.Count), count => Page(view, count));
    }

    private static JsonObject Page(TwinsView view, int count)
    {
        var shown = view.Twins.Take(count).ToList();
        var rest = view.Twins.Count - count;
        return CardFrame.Of($"{view.Total} AI twins. {string.Join(". ", shown.Select(t => $"{t.Name}, fidelity level {(int)t.Level} of 5, {t.Consent}"))}.",
        [
            CardParts.Header(view.Total is 1 ? "1 twin" : $"{view.Total} twins", "Who is there"),
            CardParts.Labels(view.Respondent),
            view.Twins.Count is 0 ? CardParts.Text("There is no twin here. Add twin documents to the workspace, or ask a steward to.") : null,
            .. shown.Select(t => Line(t, view.Key)),
            rest > 0 ? CardParts.Note($"and {rest} more. Press 'More twins', or say 'talk to' and a name.") : null,
            CardParts.Note("Circles: how far to rely on a twin, computed from the evidence it has. Twins of real people are addressed only with their consent."),
        ],
        rest > 0 && count > 0 ? CardActions.Execute("More twins", "twins", $"{view.Key}/after/{shown[^1].Id}", ("after", shown[^1].Id)) : null).Wide();
    }

    private static JsonObject Line(TwinLine twin, string key)
    {
        var words = CardParts.Stack(
        [
            CardParts.Line(new CardRun(twin.Name, 80) { Strong = true }, new CardRun(Belongs(twin), 80) { Subtle = true }),
            CardParts.When(twin.Summary.Length > 0, () => CardParts.Text(twin.Summary, 200)),
            CardParts.Line(
                new CardRun(FidelityBadge.Of(twin.Level)) { Small = true, Color = "Accent" },
                new CardRun(" · ") { Small = true },
                new CardRun(twin.Consent, 120) { Small = true, Color = twin.CanBeAddressed ? null : "Attention", Subtle = twin.CanBeAddressed }),
        ], "None");
        var box = CardParts.Box("emphasis", twin.CanBeAddressed
            ? CardParts.Columns(("stretch", words), ("auto", CardActions.Row(Talk(twin, key))))
            : words);
        box["spacing"] = "Small";
        return box;
    }

    private static JsonObject Talk(TwinLine twin, string key)
    {
        var action = CardActions.Execute("Talk", "talk", $"{key}/talk/{twin.Id}", ("twin", twin.Id));
        action["tooltip"] = $"Talk to {CardText.Plain(twin.Name, 80)}";
        return action;
    }

    private static string? Belongs(TwinLine twin) => string.IsNullOrWhiteSpace(twin.Segment) ? null : $"  {twin.Segment}";
}
