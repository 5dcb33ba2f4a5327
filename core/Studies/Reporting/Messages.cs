using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting;

/// <summary>What stands behind a stimulus's id: the message, so that nobody has to look it up.</summary>
public sealed class Messages
{
    private readonly Dictionary<string, VariantCard> cards = new(StringComparer.Ordinal);

    public Messages(StudyReport report)
    {
        foreach (var card in report.Variants) cards.TryAdd(card.Id, card);
    }

    /// <summary>The line a reader knows the message by.</summary>
    public string Line(string stimulus) => Lines(stimulus).FirstOrDefault() ?? stimulus;

    /// <summary>Headline and id, with the whole message one click away.</summary>
    public Html Cell(string stimulus, QuestionReport? question = null)
    {
        if (cards.GetValueOrDefault(stimulus) is not { } card)
            return $"<div class=\"name\"><span class=\"line\" dir=\"auto\">{question?.Options.FirstOrDefault(o => o.Id == stimulus)?.Label ?? stimulus}</span></div>";
        var line = Line(stimulus);
        return $"""
            <details class="name"><summary><span class="line" dir="auto">{line}</span> {(line == stimulus ? null : (Html)$"<code>{stimulus}</code>")}</summary>
            <dl>{Part("Headline", card.Headline == line ? null : card.Headline)}{Part("Body", card.Body)}{Part("Offer", card.Offer)}{Part("Price", card.Price)}{Part("Channel", card.Channel)}{Part("Picture", card.HasImage ? "shown to the twins" : null)}</dl></details>
            """;
    }

    /// <summary>One line, cut where it ends.</summary>
    public Html Short(string stimulus) => $"<span class=\"short\" dir=\"auto\">{Line(stimulus)}</span>";

    private IEnumerable<string> Lines(string stimulus) =>
        cards.GetValueOrDefault(stimulus) is { } card ? new[] { card.Headline, card.Offer, card.Body }.OfType<string>().Where(t => !string.IsNullOrWhiteSpace(t)) : [];

    private static Html? Part(string name, string? text) => string.IsNullOrWhiteSpace(text) ? null : (Html)$"<dt>{name}</dt><dd dir=\"auto\">{text}</dd>";
}
