namespace Twins.Core.Documents;

/// <summary>What somebody probably meant by a name we do not know.</summary>
public static class Spelling
{
    /// <summary>An ending for an error message: the nearest known name, or all of them where none is near.</summary>
    public static string Suggest(string name, IEnumerable<string> known)
    {
        var all = known.Where(k => k.Length > 0).ToList();
        var near = all.Select(k => (k, d: Distance(name, k))).Where(x => x.d <= 2).OrderBy(x => x.d).FirstOrDefault().k;
        if (near is not null) return $"; did you mean '{near}'?";
        const int shown = 30;
        return all.Count is 0 ? "." : $". Known here: {string.Join(", ", all.Take(shown))}{(all.Count > shown ? $" and {all.Count - shown} more" : "")}";
    }

    /// <summary>Whether two names are at most two typos apart, whatever their case.</summary>
    public static bool IsNear(string a, string b) => Distance(a.ToUpperInvariant(), b.ToUpperInvariant()) <= 2;

    /// <summary>Edit distance, for names of a few characters.</summary>
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 2) return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
