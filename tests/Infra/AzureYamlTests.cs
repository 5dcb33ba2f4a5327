using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using Twins.Core.Documents;

namespace Twins.Tests.Infra;

/// <summary>
/// azd's file against its published schema. The library that validates knows neither if/then nor a schema that is just
/// "false", and the schema's rules for other hosts refer to files on the internet. So the rules under allOf are taken out
/// for it, and those for a function app are checked by hand.
/// </summary>
public sealed class AzureYamlTests
{
    private static readonly string Text = Encoding.UTF8.GetString(YamlText.Parse("azure.yaml", File.ReadAllBytes(Path.Combine(Checkout.Root, "azure.yaml"))).Json.Span);

    private static readonly JsonElement Service = JsonDocument.Parse(Text).RootElement.GetProperty("services").EnumerateObject().Single().Value;

    [Fact]
    public async Task It_fits_the_published_schema() => Assert.Empty((await SchemaAsync()).Validate(Text));

    [Theory]
    [InlineData("services", "{}")]
    [InlineData("services", """{"app":{"project":"."}}""")]
    [InlineData("services", """{"app":{"host":"function","hooks":{"beforepackage":{"run":"x"}}}}""")]
    [InlineData("requiredVersions", """{"azure":"1"}""")]
    public async Task A_wrong_one_does_not_fit(string property, string value)
    {
        var wrong = JsonNode.Parse(Text)!.AsObject();
        wrong[property] = JsonNode.Parse(value);
        Assert.NotEmpty((await SchemaAsync()).Validate(wrong.ToJsonString()));
    }

    [Fact]
    public async Task A_function_app_has_a_project_and_none_of_what_is_forbidden_to_it()
    {
        var rule = JsonNode.Parse(await File.ReadAllTextAsync(SharedFolder.Path("schemas", "azure.yaml.v1.0.json"), TestContext.Current.CancellationToken))!["properties"]!["services"]!["additionalProperties"]!["allOf"]!.AsArray()
            .Single(r => r!["if"]?["properties"]?["host"]?["const"]?.GetValue<string>() is "function")!["then"]!;
        var forbidden = rule["properties"]!.AsObject().Where(p => p.Value!.GetValueKind() is JsonValueKind.False).Select(p => p.Key).ToList();

        Assert.Equal("function", Service.GetProperty("host").GetString());
        Assert.Contains("env", forbidden);
        Assert.Empty(Service.EnumerateObject().Select(p => p.Name).Intersect(forbidden, StringComparer.Ordinal));
        Assert.True(Service.TryGetProperty("project", out _));
        Assert.False(Service.TryGetProperty("image", out _));
    }

    [Fact]
    public void A_hook_for_two_systems_has_nothing_beside_them()
    {
        var hook = Service.GetProperty("hooks").GetProperty("prepackage");
        Assert.Equal(["posix", "windows"], hook.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.All(hook.EnumerateObject(), system => Assert.True(system.Value.TryGetProperty("run", out _) && system.Value.TryGetProperty("shell", out _)));
    }

    [Fact]
    public void azd_deploys_what_the_hook_published_as_it_is()
    {
        Assert.Equal("custom", Service.GetProperty("language").GetString());
        Assert.EndsWith($" -o {Service.GetProperty("dist").GetString()}\n", Service.GetProperty("hooks").GetProperty("prepackage").GetProperty("posix").GetProperty("run").GetString(), StringComparison.Ordinal);
        Assert.False(Service.GetProperty("remoteBuild").GetBoolean());
    }

    [Fact]
    public async Task azd_finds_the_app_by_the_services_name()
    {
        var name = JsonDocument.Parse(Text).RootElement.GetProperty("services").EnumerateObject().Single().Name;
        Assert.Equal(name, (await Deployment.Usual).The("Microsoft.Web/sites").GetProperty("tags").GetProperty("azd-service-name").GetString());
        Assert.Contains((await Deployment.Usual).Outputs.EnumerateObject(), o => o.Name == $"SERVICE_{name.ToUpperInvariant()}_NAME");
    }

    private static async Task<JsonSchema> SchemaAsync()
    {
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(SharedFolder.Path("schemas", "azure.yaml.v1.0.json"), TestContext.Current.CancellationToken))!;
        RemoveRules(schema);
        return await JsonSchema.FromJsonAsync(schema.ToJsonString(), TestContext.Current.CancellationToken);
    }

    private static void RemoveRules(JsonNode node)
    {
        if (node is JsonObject element) element.Remove("allOf");
        foreach (var child in node is JsonObject o ? o.Select(p => p.Value) : node is JsonArray a ? a : [])
            if (child is not null) RemoveRules(child);
    }
}
