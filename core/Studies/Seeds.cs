using System.IO.Hashing;
using System.Text;

namespace Twins.Core.Studies;

/// <summary>Seeds that follow from what they are for, so that the same study draws the same way on every machine.</summary>
public static class Seeds
{
    /// <summary>A seed for a named purpose: 64 bits that depend on every part.</summary>
    public static ulong For(int seed, params ReadOnlySpan<string> parts)
    {
        var hash = new XxHash3(seed);
        foreach (var part in parts)
        {
            hash.Append(Encoding.UTF8.GetBytes(part));
            hash.Append([0]);
        }
        return hash.GetCurrentHashAsUInt64();
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014): the next value of a small, well mixed sequence.</summary>
    public static ulong Next(ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
