using Twins.Core.Evidence;
using Twins.Core.Respondents.Offline.Reading;

namespace Twins.Core.Personas.Profiles;

/// <summary>One sentence of a piece of evidence, as it is read for a profile.</summary>
/// <param name="Affect">Praise minus blame, in words.</param>
internal sealed record Says(string Sentence, EvidenceItem Item, int Affect, IReadOnlyList<ulong> Subjects)
{
    public static Says Of(string sentence, EvidenceItem item)
    {
        var reading = TextReading.Of(sentence);
        return new Says(sentence, item, reading.Affect, [.. reading.Marks.Select(m => m.Key).Distinct()]);
    }

    /// <summary>How telling it is among its kind: what more evidence speaks of first, then what more people said.</summary>
    public double Weight(IReadOnlyDictionary<ulong, int> subjects) => Subjects.Count is 0 ? 0 : Subjects.Sum(s => Math.Log(1 + subjects.GetValueOrDefault(s))) / Math.Sqrt(Subjects.Count + 2);
}
