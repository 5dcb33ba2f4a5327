using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Studies;

namespace Twins.Tests.Samples;

/// <summary>The documents under <c>samples/</c> of this checkout.</summary>
internal static class SampleFiles
{
    public static string Folder { get; } = Path.Combine(Checkout.Root, "samples");

    public static IReadOnlyList<string> All(string pattern, string under = "") =>
        [.. Directory.EnumerateFiles(Path.Combine(Folder, under), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<Twin> Twins(string under) => [.. All("*.twin.yaml", under).Select(f => DocumentReader.Read<Twin>(f))];

    public static PanelDocument Panel(string under) => DocumentReader.Read<PanelDocument>(Assert.Single(All("*.panel.yaml", under)));

    public static Campaign Campaign(string under) => DocumentReader.Read<Campaign>(Assert.Single(All("*.campaign.yaml", under)));
}
