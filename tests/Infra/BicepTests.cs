using System.Text.Json;
using System.Text.RegularExpressions;

namespace Twins.Tests.Infra;

public sealed partial class BicepTests
{
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };

    [Fact]
    public async Task The_compiler_and_the_linter_find_nothing_in_any_file()
    {
        // Modules are linted with what uses them.
        var lint = await Bicep.RunAsync("lint", "main.bicep");
        Assert.Equal((0, ""), (lint.Code, lint.Complained + lint.Said));
    }

    [Fact]
    public async Task What_the_linter_finds_is_an_error()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(Bicep.Infra, "bicepconfig.json"), Path.Combine(folder.Path, "bicepconfig.json"));
        var file = folder.File("unused.bicep", "param nobody string\n");

        var lint = await Bicep.RunAsync("lint", file);

        Assert.NotEqual(0, lint.Code);
        Assert.Contains("Error no-unused-params", lint.Complained + lint.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_rule_that_counts_days_is_off()
    {
        var rules = JsonDocument.Parse(File.ReadAllText(Path.Combine(Bicep.Infra, "bicepconfig.json")), WithComments).RootElement.GetProperty("analyzers").GetProperty("core").GetProperty("rules");
        Assert.Equal(["use-recent-api-versions"], rules.EnumerateObject().Where(r => r.Value.GetProperty("level").GetString() is not "error").Select(r => r.Name));
    }

    [Fact]
    public async Task Every_file_is_formatted()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in Files()) folder.File(Path.GetFileName(file), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

        var format = await Bicep.RunAsync("format", "--pattern", Path.Combine(folder.Path, "*.bicep"));

        Assert.True(format.Code is 0, format.Complained);
        Assert.All(Files(), file => Assert.Equal(File.ReadAllText(Path.Combine(folder.Path, Path.GetFileName(file))), File.ReadAllText(file)));
    }

    [Fact]
    public void Modules_are_files_here_and_each_is_used()
    {
        var used = Files().SelectMany(f => Reference().Matches(File.ReadAllText(f)).Select(m => m.Groups["path"].Value)).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Files().Select(f => Path.GetFileName(f)!).Where(f => f is not "main.bicep").Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_parameter_file_names_every_parameter_and_repeats_its_default()
    {
        var parameters = (await Bicep.Template).GetProperty("parameters");
        var file = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Bicep.Infra, "main.parameters.json"), TestContext.Current.CancellationToken)).RootElement.GetProperty("parameters");

        Assert.Equal(parameters.EnumerateObject().Select(p => p.Name), file.EnumerateObject().Select(p => p.Name));
        foreach (var parameter in parameters.EnumerateObject())
        {
            var value = Variable().Match(file.GetProperty(parameter.Name).GetProperty("value").GetString()!);
            Assert.True(value.Success, parameter.Name);
            var fallback = parameter.Value.TryGetProperty("defaultValue", out var given) ? given.ToString() : "";
            Assert.Equal((parameter.Name, fallback), (parameter.Name, given.ValueKind is JsonValueKind.True or JsonValueKind.False ? Capital(value.Groups["default"].Value) : value.Groups["default"].Value));
        }
    }

    [Fact]
    public async Task azd_asks_for_no_more_than_the_environment_the_region_and_the_audience()
    {
        var parameters = (await Bicep.Template).GetProperty("parameters");
        Assert.Equal(["environmentName", "location", "jwtAudience"], parameters.EnumerateObject().Where(p => !p.Value.TryGetProperty("defaultValue", out _)).Select(p => p.Name));
    }

    private static string Capital(string word) => word is "true" ? bool.TrueString : word is "false" ? bool.FalseString : word;

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Bicep.Infra, "*.bicep", SearchOption.AllDirectories);

    [GeneratedRegex(@"^(module \w+|import .*? from) '(?<path>[^']+)'", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^\$\{(AZURE|TWINS)_[A-Z_]+(=(?<default>[^}]*))?\}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Variable();
}
