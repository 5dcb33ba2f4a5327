using System.Text.Json.Nodes;
using Twins.Core.Evidence;
using Twins.Core.Respondents;
using Twins.Core.Studies.Reporting;

namespace Twins.Bot.Cards;

/// <param name="Cited">Whether the answer names it; if not, the twin was only shown it.</param>
public sealed record ShownEvidence(EvidenceItem Item, bool Cited);

/// <summary>What stood behind one answer.</summary>
public sealed record WhyView
{
    public required string Twin { get; init; }
    public required string Question { get; init; }
    public required RespondentIdentity Respondent { get; init; }
    public required string TwinVersion { get; init; }
    /// <summary>Null where no prompt was written.</summary>
    public string? PromptVersion { get; init; }
    /// <summary>How many earlier turns of this talk the twin was shown.</summary>
    public int TurnsRemembered { get; init; }
    /// <summary>Everything that the twin was shown, cited or not.</summary>
    public required IReadOnlyList<ShownEvidence> Evidence { get; init; }
}

/// <summary>The evidence and the settings behind a twin's answer.</summary>
public static class WhyCard
{
    private const int MostItems = 12;

    public static JsonObject Of(WhyView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        ShownEvidence[] ordered = [.. view.Evidence.Where(e => e.Cited), .. view.Evidence.Where(e => !e.Cited)];
        return CardFrame.Fit(Math.Min(MostItems, ordered.Length), count => Card(view, ordered, count));
    }

    private static JsonObject Card(WhyView view, ShownEvidence[] evidence, int count)
    {
        var cited = evidence.Count(e => e.Cited);
        return CardFrame.Of($"Behind the last answer of {CardText.Plain(view.Twin, 80)}: {Figures.Of(cited, "piece", "pieces")} of evidence cited, {evidence.Length} shown.",
        [
            CardParts.Header("Why", $"What stands behind {CardText.Plain(view.Twin, 80)}'s answer"),
            CardParts.Labels(view.Respondent),
            CardParts.Fact("You asked", view.Question, 250),
            CardParts.Box("accent", CardParts.Text("This is what the twin was shown. It does not tell how the model came to its words, which nobody can see.")),
            evidence.Length is 0 ? CardParts.Text("No evidence was shown to it. Treat the answer as invented.") : CardParts.Heading($"Evidence: {cited} cited, {evidence.Length} shown"),
            .. evidence.Take(count).Select(Item),
            CardParts.When(evidence.Length > count, () => CardParts.Note($"and {evidence.Length - count} more. Ask a steward for the twin's whole evidence.")),
            CardParts.Note(string.Join(" · ", Facts(view, evidence.Length))),
        ]);
    }

    private static JsonObject Item(ShownEvidence shown)
    {
        var item = shown.Item;
        return CardParts.Stack(
        [
            CardParts.Line(
                new CardRun($"{(item.Id.Length > 0 ? $"[{item.Id}] " : "")}{Kind(item.Kind)}", 60) { Strong = true },
                new CardRun(shown.Cited ? " ✓ cited" : " shown, not cited") { Small = true, Color = shown.Cited ? "Good" : null, Subtle = !shown.Cited },
                new CardRun(item.Synthetic ? " ⚠ synthetic: made up by a model or an author" : null) { Small = true, Color = "Warning" }),
            CardParts.Text($"“{CardText.Plain(item.Text, 300)}”"),
            CardParts.Note($"{(string.IsNullOrWhiteSpace(item.Source) ? "No source" : $"Source: {CardText.Plain(item.Source, 120)}")}{(item.Date is { } date ? $", {date:yyyy-MM-dd}" : ", undated")}"),
        ], "Medium");
    }

    private static IEnumerable<string> Facts(WhyView view, int shown)
    {
        yield return view.Respondent.IsLanguageModel ? $"Model: {CardText.Plain(view.Respondent.Name, 80)}" : "Offline respondent, no model";
        if (view.PromptVersion is { } prompt) yield return $"prompt {CardText.Plain(prompt, 40)}";
        yield return $"twin version {CardText.Plain(view.TwinVersion, 40)}";
        yield return $"{Figures.Of(view.TurnsRemembered, "earlier turn", "earlier turns")} remembered";
        yield return $"{Figures.Of(shown, "piece", "pieces")} of evidence shown";
    }

    private static string Kind(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Quote => "Quote",
        EvidenceKind.Fact => "Fact",
        EvidenceKind.Episode => "Episode",
        EvidenceKind.Rule => "Rule",
        _ => "Document",
    };
}
