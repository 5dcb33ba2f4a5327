using System.Globalization;

namespace Twins.Core.Personas.Segments;

/// <summary>Says what sets each segment apart, with figures.</summary>
internal static class SegmentReading
{
    private const int MostDifferences = 5;

    // Cohen's "small"; less sets nobody apart.
    private const double Least = 0.2;

    public static IReadOnlyList<PersonSegment> Of(IReadOnlyList<PersonFeatures> people, FeatureSpace space, Clusters clusters)
    {
        // How far people lie from the mean of all, at the median: who is nearer than that to the own centre is met by it.
        var origin = new double[space.Coordinates.Count];
        for (var d = 0; d < origin.Length; d++) origin[d] = space.Points.Average(p => p[d]);
        var radius = space.Points.Select(p => KMeans.Squared(p, origin)).Order().ElementAt(space.Points.Length / 2);
        return [.. clusters.Centres.Select((centre, c) => Segment(c, centre))];

        PersonSegment Segment(int number, double[] centre)
        {
            var members = Enumerable.Range(0, people.Count).Where(i => clusters.Labels[i] == number).ToList();
            var differences = Differences([.. members.Select(i => people[i])], space);
            var within = members.Count is 0 ? 0 : members.Count(i => KMeans.Squared(space.Points[i], centre) < radius) / (double)members.Count;
            return new PersonSegment(number, members.Count, members.Count / (double)people.Count, within, differences, Sentence(members.Count, people.Count, differences), [.. members.Select(i => people[i].Id)]);
        }
    }

    private static List<SegmentDifference> Differences(IReadOnlyList<PersonFeatures> members, FeatureSpace space) =>
        [.. space.Coordinates.Select(c => Difference(members, c)).OfType<SegmentDifference>().Where(d => Math.Abs(d.Standardised) >= Least).OrderByDescending(d => Math.Abs(d.Standardised)).ThenBy(d => d.Feature, StringComparer.Ordinal).Take(MostDifferences)];

    private static SegmentDifference? Difference(IReadOnlyList<PersonFeatures> members, Coordinate c)
    {
        var known = c.Value is null ? members.Where(m => m.Numbers.ContainsKey(c.Feature)).Select(m => m.Numbers[c.Feature]).ToList() : [.. members.Where(m => m.Categories.ContainsKey(c.Feature)).Select(m => m.Categories[c.Feature] == c.Value ? 1.0 : 0)];
        return known.Count is 0 ? null : new SegmentDifference(c.Feature, c.Value, known.Average(), c.Mean, (known.Average() - c.Mean) / c.Deviation, known.Count);
    }

    private static string Sentence(int members, int people, IReadOnlyList<SegmentDifference> differences)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{members:N0} of {people:N0} people ({100.0 * members / people:0} %)");
        return differences.Count is 0 ? $"{head}, much like everybody." : $"{head}; {string.Join("; ", differences.Select(d => d.Sentence))}.";
    }
}

/// <summary>A segment of people.</summary>
/// <param name="Number">From 0, the largest first.</param>
/// <param name="Share">Of all people.</param>
/// <param name="Within">Share of its people who lie nearer to its centre than the median person lies to the mean of all.</param>
/// <param name="Differences">What sets it apart, the largest standardised difference first.</param>
/// <param name="Members">Ids of its people.</param>
public sealed record PersonSegment(int Number, int People, double Share, double Within, IReadOnlyList<SegmentDifference> Differences, string Description, IReadOnlyList<string> Members);

/// <param name="Value">The category whose share differs; null for a number.</param>
/// <param name="Here">Mean, or share, in the segment.</param>
/// <param name="All">Mean, or share, over all.</param>
/// <param name="Standardised">(here − all) / standard deviation over all.</param>
/// <param name="People">Members of whom it is known.</param>
public sealed record SegmentDifference(string Feature, string? Value, double Here, double All, double Standardised, int People)
{
    internal string Sentence => Value is null
        ? string.Create(CultureInfo.InvariantCulture, $"{(Standardised > 0 ? "more" : "less")} '{Feature}' ({Here:0.##} against {All:0.##}, {Standardised:+0.0;-0.0} SD, n = {People:N0})")
        : string.Create(CultureInfo.InvariantCulture, $"{(Standardised > 0 ? "more often" : "less often")} '{Feature}: {Value}' ({100 * Here:0} % against {100 * All:0} %, n = {People:N0})");
}
