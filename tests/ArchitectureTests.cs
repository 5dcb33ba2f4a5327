using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Twins.Tests;

/// <summary>The one-way rule of the house: edges → adapters → core, no vendor SDK and no HTTP in core.</summary>
public sealed partial class ArchitectureTests
{
    [Theory]
    [InlineData("core")]
    [InlineData("adapters", "core")]
    [InlineData("cli", "adapters")]
    [InlineData("bench", "adapters")]
    [InlineData("bot", "adapters")]
    [InlineData("functions", "adapters", "bot")]
    public void A_project_references_only_what_lies_below_it(string project, params string[] below) =>
        Assert.Equal(below, Project(project).Descendants("ProjectReference").Select(r => r.Attribute("Include")!.Value.Split('/')[1]));

    [Fact]
    public void Core_uses_no_vendor_sdk_no_http_and_no_storage()
    {
        string[] allowed = ["CsvHelper", "libphonenumber-csharp", "MathNet.Numerics", "Microsoft.Extensions.AI.Abstractions", "Microsoft.Extensions.FileSystemGlobbing", "System.IO.Hashing", "YamlDotNet"];
        Assert.Equal(allowed, Project("core").Descendants("PackageReference").Select(r => r.Attribute("Include")!.Value));
        Assert.DoesNotContain(Usings("core"), u => u.StartsWith("System.Net", StringComparison.Ordinal) || u.StartsWith("Azure", StringComparison.Ordinal) || u.StartsWith("OpenAI", StringComparison.Ordinal) || u.StartsWith("Twins.Adapters", StringComparison.Ordinal));
    }

    [Fact]
    public void Fidelity_references_no_sibling() =>
        Assert.DoesNotContain(Usings(Path.Combine("core", "Fidelity")), u => u.StartsWith("Twins.", StringComparison.Ordinal) && !u.StartsWith("Twins.Core.Fidelity.", StringComparison.Ordinal));

    private static IEnumerable<string> Usings(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Using().Matches(File.ReadAllText(f)).Select(m => m.Groups["name"].Value));

    private static XDocument Project(string folder) => XDocument.Load(Directory.GetFiles(Path.Combine(Checkout.Root, folder), "*.csproj").Single());

    [GeneratedRegex(@"^using (static )?(?<name>[A-Za-z.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Using();
}
