using System.Globalization;

namespace Twins.Core.Personas.Profiles;

/// <summary>Demographics from the columns of the sources: the mean age, and of the rest what more than half of the people share.</summary>
internal static class TraitReading
{
    public static Demographics Of(IReadOnlyDictionary<string, IReadOnlyList<string>> traits)
    {
        return new Demographics
        {
            Age = Age(),
            Gender = Most("gender", "sex", "geschlecht"),
            Location = Most("location", "city", "town", "region", "ort", "stadt"),
            Occupation = Most("occupation", "job", "beruf"),
            Household = Most("household", "haushalt"),
            Education = Most("education", "bildung"),
            Income = Most("income", "einkommen"),
            Nationality = Most("nationality"),
            Language = Most("language", "sprache"),
        };

        int? Age()
        {
            var ages = Values("age", "alter").Select(v => int.TryParse(v, CultureInfo.InvariantCulture, out var age) && age is > 0 and <= 120 ? age : (int?)null).OfType<int>().ToList();
            return ages.Count > 0 ? (int)Math.Round(ages.Average(), MidpointRounding.AwayFromZero) : null;
        }

        string? Most(params ReadOnlySpan<string> names)
        {
            var values = Values(names).Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v.Trim()).ToList();
            return values.GroupBy(v => v, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => 2 * g.Count() > values.Count)?.Key;
        }

        IReadOnlyList<string> Values(params ReadOnlySpan<string> names)
        {
            foreach (var name in names) if (traits.TryGetValue(name, out var values)) return values;
            return [];
        }
    }
}
