namespace Twins.Core.Personas.Profiles;

/// <summary>How much price weighs, by how many people speak of it, and how.</summary>
internal static class PriceReading
{
    private const int Enough = 5;

    public static PriceAttitude Of(IReadOnlyList<Says> says)
    {
        var people = says.GroupBy(s => s.Item.Subject ?? s.Item.Source ?? "", StringComparer.Ordinal).ToList();
        if (people.Count < Enough) return PriceAttitude.Unknown;
        var share = people.Count(p => p.Any(s => Cues.SpeaksOfPrice(s.Sentence))) / (double)people.Count;
        return share switch
        {
            < 0.1 => PriceAttitude.Unknown,
            < 0.35 => PriceAttitude.Aware,
            < 0.7 => PriceAttitude.Sensitive,
            _ => PriceAttitude.VerySensitive,
        };
    }
}
