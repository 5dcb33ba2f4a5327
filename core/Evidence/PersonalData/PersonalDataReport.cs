using System.Globalization;
using System.Text;

namespace Twins.Core.Evidence.PersonalData;

/// <summary>How much personal data was taken out of which file; never what it was.</summary>
public sealed class PersonalDataReport
{
    private readonly SortedDictionary<string, Dictionary<PersonalDataKind, int>> files = new(StringComparer.Ordinal);

    public int Count => files.Values.Sum(f => f.Values.Sum());

    public void Add(string file, Redacted redacted)
    {
        if (redacted.Spans.Count is 0) return;
        if (!files.TryGetValue(file, out var kinds)) files[file] = kinds = [];
        foreach (var (kind, count) in redacted.Removed) kinds[kind] = kinds.GetValueOrDefault(kind) + count;
    }

    /// <summary>A Markdown table with a row for each file, and one for all.</summary>
    public string Table()
    {
        var kinds = Enum.GetValues<PersonalDataKind>().Where(k => files.Values.Any(f => f.ContainsKey(k))).ToList();
        var text = new StringBuilder("| file | ").AppendJoin(" | ", kinds.Select(Placeholder.Words)).Append(" |\n|").Append(" --- |");
        foreach (var _ in kinds) text.Append(" --: |");
        text.Append('\n');
        foreach (var (file, counts) in files) Row(text, file, kinds.Select(k => counts.GetValueOrDefault(k)));
        Row(text, "all", kinds.Select(k => files.Values.Sum(f => f.GetValueOrDefault(k))));
        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, IEnumerable<int> counts) =>
        text.Append("| ").Append(name.Replace("|", "\\|", StringComparison.Ordinal)).Append(" | ").AppendJoin(" | ", counts.Select(c => c.ToString("N0", CultureInfo.InvariantCulture))).Append(" |\n");
}
