using System.Text.Json;

namespace Twins.Tests.Fidelity;

/// <summary>Reference figures: ours from SciPy and statsmodels, and the golden vectors beside the checkout.</summary>
internal static class Figures
{
    public static JsonElement Statistics { get; } = Read(FixturePath("statistics", "statistics.json"));

    /// <summary>One of the files of tests/fixtures/fidelity, each made by the script of its name.</summary>
    public static JsonElement Fidelity(string name) => Read(FixturePath("fidelity", $"{name}.json"));

    public static JsonElement Golden => Read(SharedFolder.Path("vectors", "golden_metrics.json"));

    public static double[] Numbers(this JsonElement element, string name) => element.GetProperty(name).Numbers();

    public static double[] Numbers(this JsonElement element) => [.. element.EnumerateArray().Select(e => e.GetDouble())];

    /// <summary>Numbers with null where one is missing, as NaN.</summary>
    public static double[] Gappy(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(e => e.ValueKind is JsonValueKind.Null ? double.NaN : e.GetDouble())];

    public static int[] Whole(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(e => e.GetInt32())];

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    public static double? MaybeNumber(this JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;

    private static string FixturePath(params string[] parts)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine([at.FullName, "tests", "fixtures", .. parts]);
            if (File.Exists(candidate)) return candidate;
        }
        throw new FileNotFoundException($"tests/fixtures/{string.Join('/', parts)} is missing from the checkout.");
    }
}
