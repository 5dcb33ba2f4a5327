using System.Text.RegularExpressions;
using Twins.Functions.Hooks.Settings;
using Twins.Functions.Hooks.Signatures;

namespace Twins.Functions.Hooks.Incoming;

/// <summary>What a hook must be before it is kept, so that no call finds out.</summary>
internal sealed partial class HookRules(SharedSecrets secrets)
{
    public const int MostVariants = 100;

    private const int MostReplicates = 1000;

    /// <summary>One sentence that says what to change, or null.</summary>
    public string? Flaw(string name, Hook hook) =>
        secrets.OfHook(name, hook.Scheme).Flaw
        ?? (string.IsNullOrWhiteSpace(hook.Campaign) ? "campaign: name the campaign that is the template." : null)
        ?? (hook.Each is { } each && JsonPointer.TryParse(each) is null ? $"each: '{each}' is no JSON Pointer; write it like /data/messages." : null)
        ?? Count(hook)
        ?? hook.Variants.Select(Flaw).FirstOrDefault(flaw => flaw is not null)
        ?? (hook.Replicates is < 1 or > MostReplicates ? $"replicates: must lie between 1 and {MostReplicates}." : null)
        // A stranger's call spends the owner's money.
        ?? (hook.Budget is <= 0 || (hook.Budget is null && hook.Model is not "offline") ? "budget: say how many US dollars one call may spend, or 'model: offline' for the respondent that costs nothing." : null)
        ?? (hook.Callback is { } callback && !ShortName.IsValid(callback) ? $"callback: '{callback}' is no name of a callback; {ShortName.Rule}." : null);

    public static bool IsVariantId(string id) => VariantId().IsMatch(id);

    /// <summary>Ids of variants never begin with a slash, and pointers always do.</summary>
    public static bool IsPointer(string text) => text.StartsWith('/');

    private static string? Count(Hook hook)
    {
        if (hook.Each is not null) return hook.Variants.Count is 1 ? null : "variants: with 'each', write exactly one variant; it is made once for every item.";
        if (hook.Variants.Count is 0 or > MostVariants) return $"variants: write 1 to {MostVariants}.";
        return hook.Variants.Select(v => v.Id).Distinct(StringComparer.Ordinal).Count() < hook.Variants.Count ? "variants: two have the same id." : null;
    }

    private static string? Flaw(VariantMapping variant)
    {
        if (!IsPointer(variant.Id) && !IsVariantId(variant.Id)) return $"variants: the id '{variant.Id}' must be letters, digits, dashes, dots or underscores, at most 60 of them, or a pointer such as /data/id.";
        if (variant is { Headline: null, Body: null, Offer: null }) return $"variants: '{variant.Id}' shows nothing; map a headline, a body or an offer.";
        foreach (var (field, text) in new[] { ("headline", variant.Headline), ("body", variant.Body), ("offer", variant.Offer), ("price", variant.Price) })
            if (text is not null && (text.Length is 0 || JsonPointer.TryParse(text) is null)) return $"variants: '{variant.Id}': {field}: '{text}' is no JSON Pointer; write it like /data/{field}.";
        foreach (var text in new[] { variant.Id, variant.Channel })
            if (text is not null && IsPointer(text) && JsonPointer.TryParse(text) is null) return $"variants: '{text}' is no JSON Pointer; '~' is written ~0 and '/' in a name ~1.";
        return null;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,59}\z", RegexOptions.NonBacktracking)]
    private static partial Regex VariantId();
}
