using System.Text.Json;

namespace Twins.Tests.Fidelity;

/// <summary>Reference figures: ours from SciPy and statsmodels, and the golden vectors beside the checkout.</summary>
internal static class Figures
{
    public static JsonElement Statistics { get; } = Read(FixturePath("statistics", "statistics.json"));

    public static JsonElement Golden => Read(SharedFolder.Path("vectors", "golden_metrics.json"));

    public static double[] Numbers(this JsonElement element, string name) => element.GetProperty(name).Numbers();

    public static double[] Numbers(this JsonElement element) => [.. element.EnumerateArray().Select(e => e.GetDouble())];

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
