using System.Text.Json;
using System.Text.RegularExpressions;
using Twins.Functions.Security;

namespace Twins.Tests.Infra;

/// <summary>docs/deploy.md says what there is, and nothing that is not.</summary>
public sealed partial class DeployGuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "deploy.md"));

    [Fact]
    public async Task Every_parameter_and_its_variable_are_explained()
    {
        var table = Words("## Parameters");
        var parameters = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Bicep.Infra, "main.parameters.json"), TestContext.Current.CancellationToken)).RootElement.GetProperty("parameters");
        foreach (var parameter in parameters.EnumerateObject())
        {
            Assert.Contains(parameter.Name, table);
            Assert.Contains(Name().Match(parameter.Value.GetProperty("value").GetString()!).Value, table);
        }
        Assert.Empty(table.Where(w => Name().IsMatch(w) && w == Name().Match(w).Value).Except(parameters.EnumerateObject().Select(p => Name().Match(p.Value.GetProperty("value").GetString()!).Value)));
    }

    [Fact]
    public async Task Every_setting_of_the_app_is_explained()
    {
        var set = (await Deployment.Full).Settings.EnumerateObject().Where(s => !s.Value.GetString()!.StartsWith("@Microsoft.KeyVault", StringComparison.Ordinal)).Select(s => s.Name).Order(StringComparer.Ordinal);
        var first = Guide[Guide.IndexOf("## Settings", StringComparison.Ordinal)..Guide.IndexOf("The app understands more", StringComparison.Ordinal)];
        Assert.Equal(set, Quoted().Matches(first).Select(m => m.Groups["word"].Value).Where(w => Setting().IsMatch(w)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_variable_that_the_code_reads_is_explained()
    {
        var pages = string.Concat(Directory.EnumerateFiles(Path.Combine(Checkout.Root, "docs"), "*.md").Select(File.ReadAllText));
        var read = new[] { "core", "adapters", "functions", "bot" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Checkout.Root, f), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Literal().Matches(File.ReadAllText(f)).Select(m => m.Groups["name"].Value)).Distinct(StringComparer.Ordinal);
        Assert.DoesNotContain(read, name => !pages.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_alert_is_explained()
    {
        var rules = (await Deployment.Usual).Of("Microsoft.Insights/scheduledQueryRules").Select(r => r.GetProperty("name").GetString()!);
        Assert.All(rules, rule => Assert.Contains(rule, Words("## When something is wrong")));
    }

    [Fact]
    public void The_application_has_the_apps_own_roles()
    {
        var roles = JsonDocument.Parse(File.ReadAllText(Path.Combine(Bicep.Infra, "app-roles.json"))).RootElement.EnumerateArray().ToList();
        Assert.Equal(Roles.All, roles.Select(r => r.GetProperty("value").GetString()));
        Assert.Equal(Roles.All.Count, roles.Select(r => r.GetProperty("id").GetGuid()).Distinct().Count());
        Assert.All(Roles.All, role => Assert.Contains(role, Words("## 1. Register the application")));
    }

    /// <summary>What stands between back quotes in a section.</summary>
    private static HashSet<string> Words(string section)
    {
        var start = Guide.IndexOf(section + "\n", StringComparison.Ordinal);
        Assert.True(start >= 0, section);
        var end = Guide.IndexOf("\n## ", start + section.Length, StringComparison.Ordinal);
        return [.. Quoted().Matches(Guide[start..end]).Select(m => m.Groups["word"].Value)];
    }

    [GeneratedRegex("`(?<word>[^`\n]+)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex("\"(?<name>(AZURE|TWINS)_[A-Z_]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Literal();

    [GeneratedRegex("(AZURE|TWINS)_[A-Z_]+", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex("^(AzureWebJobs[A-Za-z_]+|(AZURE|TWINS|APPLICATIONINSIGHTS)_[A-Z_]+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Setting();
}
