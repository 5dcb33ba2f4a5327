using System.Globalization;
using System.Text.Json;
using Twins.Core.Studies;

namespace Twins.Functions.Hooks.Incoming;

/// <summary>Turns a payload into the variants that a hook's mapping makes of it.</summary>
internal static class PayloadMapping
{
    /// <exception cref="PayloadException">Something is missing or does not fit; it names the pointer.</exception>
    public static IReadOnlyList<Variant> Map(Hook hook, JsonElement payload)
    {
        IReadOnlyList<Variant> variants = hook.Each is { } each ? [.. Each(each, hook.Variants[0], payload)] : [.. hook.Variants.Select(v => new PayloadItem(payload, "").Variant(v, v.Id))];
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return variants.FirstOrDefault(v => !ids.Add(v.Id)) is { } twice ? throw PayloadItem.Unusable(hook.Each ?? "", $"Two variants have the id '{twice.Id}'.") : variants;
    }

    private static IEnumerable<Variant> Each(string each, VariantMapping mapping, JsonElement payload)
    {
        if (JsonPointer.TryParse(each)!.Find(payload) is not { } list) throw PayloadItem.Unusable(each, "Nothing stands there.");
        if (list.ValueKind is not JsonValueKind.Array || list.GetArrayLength() is 0 or > HookRules.MostVariants) throw PayloadItem.Unusable(each, $"A list of 1 to {HookRules.MostVariants} items must stand there.");
        return list.EnumerateArray().Select((item, i) => new PayloadItem(item, $"{each}/{i}").Variant(mapping, $"{mapping.Id}-{(i + 1).ToString(CultureInfo.InvariantCulture)}"));
    }
}
