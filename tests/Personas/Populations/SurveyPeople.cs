using System.Globalization;
using System.Text;
using CsvHelper;
using Twins.Core.Personas;

namespace Twins.Tests.Personas.Populations;

/// <summary>Real people of the General Social Survey, as three attributes.</summary>
internal static class SurveyPeople
{
    private static readonly string[] Bands = ["18-29", "30-44", "45-59", "60+"];

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read()
    {
        using var reader = CsvReader.FromFile(SharedFolder.Path("data", "survey", "gss_agents_attributes.csv"), new CsvReaderOptions());
        var header = reader.Headers.ToArray();
        var (age, sex, degree) = (Array.IndexOf(header, "age"), Array.IndexOf(header, "sex"), Array.IndexOf(header, "highest_degree_received"));
        var people = new List<IReadOnlyDictionary<string, string>>();
        while (reader.Read())
        {
            if (!int.TryParse(reader.GetString(age), CultureInfo.InvariantCulture, out var years) || reader.GetString(degree).Length is 0) continue;
            var band = years < 30 ? Bands[0] : years < 45 ? Bands[1] : years < 60 ? Bands[2] : Bands[3];
            people.Add(new Dictionary<string, string>(StringComparer.Ordinal) { ["age"] = band, ["sex"] = reader.GetString(sex), ["education"] = reader.GetString(degree).ToLowerInvariant().Replace(',', ' ').Replace("'", "", StringComparison.Ordinal) });
        }
        return people;
    }

    /// <summary>Age crossed with education and sex with age; sex crossed with education is left open.</summary>
    public static string Document(IReadOnlyList<IReadOnlyDictionary<string, string>> people, int size)
    {
        var text = new StringBuilder($"population: survey\nsize: {size}\nattributes:\n");
        foreach (var name in new[] { "age", "sex", "education" }) text.Append(CultureInfo.InvariantCulture, $" - {{name: {name}, values: [{string.Join(", ", people.Select(p => $"'{p[name]}'").Distinct().Order(StringComparer.Ordinal))}]}}\n");
        text.Append("tables:\n");
        foreach (var (a, b) in new[] { ("age", "education"), ("sex", "age") })
        {
            text.Append(CultureInfo.InvariantCulture, $" - attributes: [{a}, {b}]\n   rows:\n");
            foreach (var cell in people.GroupBy(p => (p[a], p[b]))) text.Append(CultureInfo.InvariantCulture, $"    - {{values: ['{cell.Key.Item1}', '{cell.Key.Item2}'], share: {cell.Count()}}}\n");
        }
        return text.ToString();
    }

    /// <summary>Total variation distance between real and drawn people in two attributes crossed.</summary>
    public static double Distance(IReadOnlyList<IReadOnlyDictionary<string, string>> people, IReadOnlyList<Twin> twins, string a, string b)
    {
        var real = people.GroupBy(p => (p[a], p[b])).ToDictionary(g => g.Key, g => (double)g.Count() / people.Count);
        return real.Sum(cell => Math.Abs(cell.Value - ((double)twins.Count(t => Is(t, a, cell.Key.Item1) && Is(t, b, cell.Key.Item2)) / twins.Count))) / 2;
    }

    private static bool Is(Twin twin, string attribute, string value) => attribute switch
    {
        "age" => Bands[twin.Demographics.Age switch { < 30 => 0, < 45 => 1, < 60 => 2, _ => 3 }] == value,
        "sex" => twin.Summary.Contains($"sex {value},", StringComparison.Ordinal),
        _ => twin.Demographics.Education == value,
    };
}
