using System.IO.Hashing;
using System.Text;

namespace Twins.Core.Fidelity.Calibration;

/// <summary>
/// Who is learnt from and who judges, decided by a person's id and the seed alone: the same person is never on both sides,
/// whatever outcome is looked at, and nobody changes sides when others come or go.
/// </summary>
/// <remarks>Parts differ in size by chance, as if each person had been drawn; ids must name people, not answers.</remarks>
/// <param name="seed">Another seed is another split.</param>
public sealed class PeopleSplit(long seed)
{
    /// <summary>One of K parts of about equal size, from 0 to K − 1, for K-fold work over people.</summary>
    public int Fold(string person, int folds)
    {
        if (folds < 2) throw new AssumptionException($"{folds} folds asked for; at least 2 are needed.");
        return (int)(Place(person) * folds);
    }

    /// <summary>Whether this person is kept for the gate: nothing may be learnt or chosen on them.</summary>
    /// <param name="share">The part of people kept for the gate, between 0 and 1. Growing it only moves people to the gate.</param>
    public bool IsGate(string person, double share)
    {
        Assume.Share(share, "share of the gate");
        return Place(person) < share;
    }

    /// <summary>A fixed place in [0, 1), uniform over people: whoever stands first is labelled first.</summary>
    public double Place(string person)
    {
        if (string.IsNullOrEmpty(person)) throw new AssumptionException("A person has no id; give every person one.");
        return (XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(person), seed) >> 11) * (1.0 / (1UL << 53));
    }
}
