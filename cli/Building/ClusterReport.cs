using System.Globalization;
using System.Text;
using Twins.Core.Personas.Segments;

namespace Twins.Cli.Building;

/// <summary>The kinds of people that were found, and how far they are kinds.</summary>
internal static class ClusterReport
{
    public static IEnumerable<string> Lines(NamedSegments? clusters) => clusters is null ? [] :
        [.. clusters.Result.Segments.Select(s => $"{clusters.Names[s.Number]}: {s.Description}"), $"These segments are {clusters.Result.Verdict}."];

    public static string Section(NamedSegments? clusters)
    {
        if (clusters is null) return "";
        var text = new StringBuilder("\n## Kinds of people\n\n| segment | people | share | near its centre | what sets it apart |\n| --- | --: | --: | --: | --- |\n");
        foreach (var s in clusters.Result.Segments) text.Append(CultureInfo.InvariantCulture, $"| {Cell(clusters.Names[s.Number])} | {s.People:N0} | {s.Share:0 %} | {s.Within:0 %} | {Cell(s.Description)} |\n");
        text.Append(CultureInfo.InvariantCulture, $"\nThese segments are {clusters.Result.Verdict}. Tried: {string.Join(", ", clusters.Result.Tried.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Segments} (silhouette {t.Silhouette:0.00})")))}. \"Near its centre\" is the share of its people who lie nearer to it than the median person lies to the mean of all.\n");
        return text.ToString();
    }

    internal static string Cell(string text) => text.Replace('|', '/').Replace('\n', ' ');
}
