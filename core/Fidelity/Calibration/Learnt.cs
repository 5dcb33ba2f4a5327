using System.IO.Hashing;
using System.Text;

namespace Twins.Core.Fidelity.Calibration;

/// <summary>The one way to a <see cref="Learnt{T}"/>.</summary>
public static class Learnt
{
    /// <summary>Learns from the labels of these people.</summary>
    /// <param name="people">Everybody whose labels <paramref name="learn"/> looks at.</param>
    /// <exception cref="AssumptionException">Nobody, or a person without an id.</exception>
    public static Learnt<T> From<T>(IEnumerable<string> people, Func<T> learn)
    {
        var hashes = people.Select(Hash).ToHashSet();
        Assume.AtLeast(1, hashes.Count, "people");
        return new Learnt<T>(learn(), hashes);
    }

    internal static ulong Hash(string person) =>
        string.IsNullOrEmpty(person) ? throw new AssumptionException("A person has no id; give every person one.") : XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(person));
}

/// <summary>
/// Something learnt from people's labels (a calibrator, a prior, a threshold) that cannot be judged on them: it is only
/// handed out for named people, and refuses those it has learnt from.
/// </summary>
/// <remarks>It remembers 64-bit hashes, not ids. That two of a million people share one has a chance of about 3 in 100 million.</remarks>
public sealed class Learnt<T>
{
    private readonly T value;
    private readonly HashSet<ulong> people;

    internal Learnt(T value, HashSet<ulong> people) => (this.value, this.people) = (value, people);

    public int People => people.Count;

    /// <summary>What was learnt, to be used on these people.</summary>
    /// <exception cref="AssumptionException">Some of them were learnt from, so that it would look better than it is.</exception>
    public T For(IEnumerable<string> gate)
    {
        int known = 0, all = 0;
        foreach (var person in gate)
        {
            all++;
            if (people.Contains(Learnt.Hash(person))) known++;
        }
        return known is 0 ? value : throw new AssumptionException($"{known} of {all} people were learnt from; judge it on people kept apart.");
    }

    /// <summary>Something that follows from what was learnt and from nobody else's labels.</summary>
    public Learnt<TNext> Then<TNext>(Func<T, TNext> next) => new(next(value), people);
}
