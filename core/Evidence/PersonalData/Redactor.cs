using System.Text;

namespace Twins.Core.Evidence.PersonalData;

/// <summary>
/// Takes personal data out of texts, in English and German: what names somebody, leads to somebody or is a number that only
/// one person has. It works in time that grows with the length of the text, and doing it twice changes nothing more. What it
/// finds and what it misses is measured in <c>docs/personal-data.md</c>.
/// </summary>
public sealed class Redactor
{
    private const int MostRounds = 4;

    private readonly Names names;

    private Redactor(KnownNames known) => names = new Names(known);

    /// <param name="knownNames">Names that the sources give: they go wherever they stand, whole or in part.</param>
    public static Redactor Create(IEnumerable<string> knownNames) => new(new KnownNames(knownNames));

    public Redacted Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Redact(text, round: 1);
    }

    private Redacted Redact(string text, int round)
    {
        var plain = PlainText.Of(text);
        var found = Contacts.Find(plain).Concat(Numbers.Find(plain)).Concat(Addresses.Find(plain)).Concat(names.Find(plain)).Where(f => f.Length > 0);
        // The longest of those that begin at the same place; what is left of an overlap goes with the first.
        var ordered = found.OrderBy(f => f.Start).ThenByDescending(f => f.Length).ThenBy(f => f.Kind);
        var (clean, removed, at) = (new StringBuilder(plain.Length), new List<RedactedSpan>(), 0);
        foreach (var f in ordered)
        {
            if (f.End <= at) continue;
            if (f.Start >= at)
            {
                clean.Append(plain, at, f.Start - at).Append(Placeholder.Of(f.Kind));
                removed.Add(new RedactedSpan(f.Start, f.Length, f.Kind));
            }
            else
            {
                removed[^1] = removed[^1] with { Length = f.End - removed[^1].Start };
            }
            at = f.End;
        }
        if (removed.Count is 0) return new Redacted(plain, removed);
        // What was taken out may have hidden what stood beside it.
        var next = clean.Append(plain, at, plain.Length - at).ToString();
        if (round >= MostRounds) return new Redacted(next, removed);
        var again = Redact(next, round + 1);
        return again.Spans.Count is 0 ? new Redacted(next, removed) : new Redacted(again.Text, [.. removed, .. again.Spans]);
    }
}
