using System.Globalization;
using Twins.Core.Evidence.Sources;
using Twins.Core.Personas;

namespace Twins.Adapters.Sources;

/// <summary>Who agreed to what: columns <c>person</c> or <c>email</c>, <c>given</c>, <c>expires</c>, <c>purposes</c> and <c>record</c>.</summary>
internal static class ConsentSource
{
    private static readonly string[] Known = ["person", "customer_id", "email"];

    public static IEnumerable<ConsentRow> Read(TextReader text, SourceContext context)
    {
        var rows = new CsvRows(new BoundedLines(text, context.Problems), context.Problems);
        var header = rows.Next() ?? [];
        while (rows.Next() is { } fields)
        {
            var at = $"row {rows.Row.ToString(CultureInfo.InvariantCulture)}";
            var row = header.Zip(fields).GroupBy(f => f.First.Trim(), StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Second.Trim(), StringComparer.OrdinalIgnoreCase);
            string[] person = [.. Known.Select(c => row.GetValueOrDefault(c)).Where(v => !string.IsNullOrEmpty(v)).OfType<string>()];
            if (person.Length is 0 || SourceDate.Parse(row.GetValueOrDefault("given")) is not { } given || SourceDate.Parse(row.GetValueOrDefault("expires")) is not { } expires || Purposes(row.GetValueOrDefault("purposes") ?? "") is not { } purposes)
            {
                context.Problems.Say(at, $"is no consent: it needs person or email, given and expires as dates, and purposes out of {string.Join(", ", Enum.GetNames<Purpose>()).ToLowerInvariant()}. It counts as none.");
                continue;
            }
            yield return new ConsentRow(new SourcePlace(context.File.File, at), person, new Consent { Given = given, Expires = expires, Purposes = purposes, Record = row.GetValueOrDefault("record") });
        }
    }

    private static List<Purpose>? Purposes(string text)
    {
        var purposes = new List<Purpose>();
        foreach (var name in text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Enum.TryParse<Purpose>(name, ignoreCase: true, out var purpose) || !Enum.IsDefined(purpose)) return null;
            purposes.Add(purpose);
        }
        return purposes;
    }
}
