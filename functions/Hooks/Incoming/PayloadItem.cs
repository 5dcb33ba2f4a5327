using System.Globalization;
using System.Text.Json;
using Twins.Core.Studies;
using Twins.Functions.Http.Problems;

namespace Twins.Functions.Hooks.Incoming;

/// <summary>The part of a payload that one variant is made of.</summary>
/// <param name="Place">Where it stands in the payload.</param>
internal sealed record PayloadItem(JsonElement Json, string Place)
{
    /// <param name="mapping">Where the parts stand.</param>
    /// <param name="id">The variant's id, unless the mapping points to it.</param>
    public Variant Variant(VariantMapping mapping, string id)
    {
        var variant = new Variant
        {
            Id = HookRules.IsPointer(mapping.Id) ? Text(mapping.Id) ?? throw Unusable(Place + mapping.Id, "The variant's id is null.") : id,
            Headline = Text(mapping.Headline),
            Body = Text(mapping.Body),
            Offer = Text(mapping.Offer),
            Price = Price(mapping.Price),
            Channel = mapping.Channel is { } channel && !HookRules.IsPointer(channel) ? channel : Text(mapping.Channel),
        };
        if (!HookRules.IsVariantId(variant.Id)) throw Unusable(Place + mapping.Id, "The variant's id must be letters, digits, dashes, dots or underscores, at most 60 of them.");
        if (variant is { Headline: null, Body: null, Offer: null }) throw Unusable(Place, "Headline, body and offer are all null, so that nothing would be shown.");
        return variant;
    }

    public static PayloadException Unusable(string pointer, string problem) => new(ProblemKinds.DocumentRefused, problem, pointer);

    private string? Text(string? pointer)
    {
        if (pointer is null) return null;
        var value = Find(pointer);
        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => Whole(value, pointer),
            _ => throw Unusable(Place + pointer, "Text must stand there."),
        };
    }

    private decimal? Price(string? pointer)
    {
        if (Text(pointer) is not { } text) return null;
        const NumberStyles plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out var price) ? price : throw Unusable(Place + pointer, "A price must stand there: a number such as 4.95, not below 0.");
    }

    private JsonElement Find(string pointer) => JsonPointer.TryParse(pointer)!.Find(Json) ?? throw Unusable(Place + pointer, "Nothing stands there.");

    private string? Whole(JsonElement value, string pointer)
    {
        try
        {
            var text = value.GetString();
            return string.IsNullOrWhiteSpace(text) ? null : text;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are no UTF-8.
            throw Unusable(Place + pointer, "The text has characters that are not whole.");
        }
    }
}
