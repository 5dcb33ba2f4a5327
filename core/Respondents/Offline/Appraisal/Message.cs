using System.Runtime.InteropServices;
using Twins.Core.Respondents.Offline.Reading;
using Twins.Core.Studies;

namespace Twins.Core.Respondents.Offline.Appraisal;

/// <summary>What a text offers to any reader: the same for all twins, so read once.</summary>
/// <param name="Values">For each stem and concept, from −1 (denied, or the bad end) to about 1.</param>
/// <param name="Named">Its headline or the like, to quote in a reason.</param>
internal sealed record Message(
    Dictionary<ulong, float> Values,
    IReadOnlyList<Mark> Marks,
    IReadOnlyList<Quantity> Quantities,
    Manner Manner,
    double? Price,
    string Named)
{
    private static readonly ulong Punctual = Lexicon.ConceptKey("punctual");
    /// <summary>From this hour on, a delivery counts as late.</summary>
    private const double LateHour = 20;
    private const float BesideMessage = 0.25f;

    public float Value(ulong key) => Values.GetValueOrDefault(key);

    public static Message Of(Variant variant, string? context)
    {
        var parts = new (string? Text, float Weight)[]
        {
            (variant.Headline, 1.25f), (variant.Offer, 1.1f), (variant.Body, 1), (variant.Channel, 0.6f), (context, BesideMessage),
        };
        var shown = string.Join(". ", new[] { variant.Headline, variant.Offer, variant.Body }.Where(t => !string.IsNullOrWhiteSpace(t)));
        return From(parts, Manner.Of(variant.Headline, shown), variant.Price, variant.Headline ?? variant.Offer ?? variant.Body ?? variant.Id);
    }

    /// <summary>A text that stands alone: an option, or a question without a stimulus.</summary>
    public static Message Of(string text, string? context = null) =>
        From([(text, 1), (context, 1)], Manner.None, null, text);

    private static Message From((string? Text, float Weight)[] parts, Manner manner, decimal? price, string named)
    {
        var values = new Dictionary<ulong, float>();
        var marks = new List<Mark>();
        var quantities = new List<Quantity>();
        for (var i = 0; i < parts.Length; i++)
        {
            var (text, weight) = parts[i];
            var reading = TextReading.Of(text);
            foreach (var mark in reading.Marks) CollectionsMarshal.GetValueRefOrAddDefault(values, mark.Key, out _) += weight * mark.Value;
            // The background of all variants offers nothing: only what is shown can meet a rule.
            if (weight <= BesideMessage) continue;
            var before = i * Tokenizer.MostTokens;
            marks.AddRange(reading.Marks.Select(m => m with { Sentence = before + m.Sentence }));
            quantities.AddRange(reading.Quantities.Select(q => q with { Sentence = before + q.Sentence }));
        }
        if (quantities.Any(q => q.Kind is QuantityKind.Clock && q.Value >= LateHour)) CollectionsMarshal.GetValueRefOrAddDefault(values, Punctual, out _) -= 0.6f;
        foreach (var key in values.Keys.ToArray()) values[key] = Saturate(values[key]);
        return new Message(values, marks, quantities, manner, (double?)price, named);
    }

    /// <summary>Saying a thing ten times is worth little more than saying it twice.</summary>
    private static float Saturate(float sum) => 1.4f * sum / (0.6f + Math.Abs(sum));
}
