namespace Twins.Core.Personas.Populations;

/// <summary>Names of imagined people: nobody of one population is called like another one until every combination has been used, and neighbours differ in both.</summary>
internal sealed class PersonNames(ulong seed)
{
    private const int Elder = 50;

    /// <summary>How often each culture's names come up, in a hundred; names are no claim about where people come from.</summary>
    private static readonly (string Culture, int Share)[] Cultures = [("british", 34), ("irish", 24), ("polish", 10), ("german", 12), ("indian", 8), ("nigerian", 6), ("spanish", 6)];

    private static readonly Lazy<Dictionary<string, string[]>> Lists = new(Read);

    private readonly Dictionary<string, int> used = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> given = new(StringComparer.Ordinal);

    /// <summary>How many different given and family names there are.</summary>
    public static (int Given, int Family) Stock => (
        Lists.Value.Where(l => !l.Key.EndsWith("family", StringComparison.Ordinal)).SelectMany(l => l.Value).Distinct(StringComparer.Ordinal).Count(),
        Lists.Value.Where(l => l.Key.EndsWith("family", StringComparison.Ordinal)).SelectMany(l => l.Value).Distinct(StringComparer.Ordinal).Count());

    /// <param name="gender">Null, or what is neither, is drawn.</param>
    public string Of(int person, string? gender, int? age)
    {
        var culture = Culture((int)(Studies.Seeds.Next(seed ^ (ulong)person) % 100));
        var isFemale = Sex(gender) ?? Studies.Seeds.Next(seed + (ulong)person) % 2 is 0;
        var list = $"{culture} {(isFemale ? "female" : "male")} {(age >= Elder ? "old" : "young")}";
        var (firsts, families) = (Lists.Value[list], Lists.Value[$"{culture} family"]);
        for (var tries = 0; ; tries++)
        {
            var n = used[list] = used.GetValueOrDefault(list) + 1;
            // Steps that share no factor with the lengths of the lists come by every pair once.
            var start = (int)(Studies.Seeds.For((int)seed, list) % (ulong)(firsts.Length * families.Length));
            var name = $"{firsts[(start + n) % firsts.Length]} {families[(start + (n * Coprime(families.Length)) + (n / firsts.Length)) % families.Length]}";
            if (!given.TryGetValue(culture, out var taken)) given[culture] = taken = new HashSet<string>(StringComparer.Ordinal);
            if (taken.Add(name) || tries > firsts.Length * families.Length) return name;
        }
    }

    /// <summary>True for a woman, false for a man, null for anything else.</summary>
    internal static bool? Sex(string? gender) => gender?.ToLowerInvariant() switch
    {
        "female" or "woman" or "women" or "f" or "weiblich" or "frau" => true,
        "male" or "man" or "men" or "m" or "männlich" or "mann" => false,
        _ => null,
    };

    private static string Culture(int draw)
    {
        foreach (var (culture, share) in Cultures)
        {
            if (draw < share) return culture;
            draw -= share;
        }
        return Cultures[0].Culture;
    }

    private static int Coprime(int length)
    {
        for (var step = Math.Max(1, (length * 5 / 8) | 1); ; step++) if (System.Numerics.BigInteger.GreatestCommonDivisor(step, length).IsOne) return step;
    }

    private static Dictionary<string, string[]> Read()
    {
        using var stream = typeof(PersonNames).Assembly.GetManifestResourceStream("Twins.Core.Personas.Populations.PersonNames.txt")!;
        using var reader = new StreamReader(stream);
        var lists = new Dictionary<string, string[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#') && line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon) lists[line[..colon]] = line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return lists;
    }
}
