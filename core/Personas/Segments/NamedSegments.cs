namespace Twins.Core.Personas.Segments;

/// <summary>Segments with names that say what sets each apart most, each name once.</summary>
public sealed record NamedSegments
{
    private const int LongestName = 60;

    private NamedSegments(SegmentResult result, IReadOnlyList<string> names) => (Result, Names) = (result, names);

    public SegmentResult Result { get; }

    /// <summary>In the order of the segments, such as "more orders" or "not weekly".</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The segment's name of everybody who was sorted.</summary>
    public IReadOnlyDictionary<string, string> ByPerson => Result.Segments.SelectMany(s => s.Members.Select(m => (m, Names[s.Number]))).ToDictionary(m => m.m, m => m.Item2, StringComparer.Ordinal);

    /// <param name="clean">Takes out what a name must not hold.</param>
    public static NamedSegments Of(SegmentResult result, Func<string, string> clean)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(clean);
        var names = new List<string>();
        foreach (var segment in result.Segments)
        {
            // What people are says more than what they are not.
            var words = segment.Differences.OrderBy(d => d is { Value: not null, Standardised: < 0 }).Select(d => clean(Words(d))).Where(w => w.Length > 0);
            names.Add(words.FirstOrDefault(w => !names.Contains(w, StringComparer.OrdinalIgnoreCase)) ?? $"segment {segment.Number + 1}");
        }
        return new NamedSegments(result, names);
    }

    private static string Words(SegmentDifference difference)
    {
        var words = difference.Value is { } value
            ? (difference.Standardised > 0 ? value : $"not {value}")
            : $"{(difference.Standardised > 0 ? "more" : "less")} {difference.Feature.Replace('_', ' ')}";
        return words.Length <= LongestName ? words : words[..(words.LastIndexOf(' ', LongestName) is var at and > 0 ? at : LongestName)];
    }
}
