using System.Text.Json;

namespace Twins.Tests.Infra;

/// <summary>What a deployment would make, worked out by the Bicep CLI without Azure: every resource, with its expressions evaluated as far as they can be.</summary>
internal sealed record Deployment(IReadOnlyList<JsonElement> Resources, JsonElement Outputs)
{
    public const string Subscription = "33333333-3333-3333-3333-333333333333";
    public const string Tenant = "44444444-4444-4444-4444-444444444444";
    public const string Audience = "11111111-1111-1111-1111-111111111111";

    private const string Always = $"""
        param environmentName = 'test'
        param location = 'swedencentral'
        param jwtAudience = '{Audience}'
        """;

    public static Task<Deployment> Usual { get; } = WithAsync("");

    public static Task<Deployment> Private { get; } = WithAsync("param privateNetwork = true");

    public static Task<Deployment> Full { get; } = WithAsync("""
        param privateNetwork = true
        param search = true
        param bot = true
        param easyAuth = true
        param protectVault = true
        param alertEmail = 'ops@example.com'
        param operatorId = '22222222-2222-2222-2222-222222222222'
        param modelPrices = '0.75/0.08/4.50/0.02'
        param vaultSettings = 'TWINS_API_KEYS TWINS_HOOK_SECRET_CRM'
        """);

    public static Task<Deployment> Small { get; } = WithAsync("""
        param privateNetwork = true
        param search = false
        param batchSku = 'none'
        param modelReasoning = 'unset'
        param bot = true
        param botAppId = '55555555-5555-5555-5555-555555555555'
        """);

    public IEnumerable<JsonElement> Of(string type) => Resources.Where(r => r.GetProperty("type").GetString() == type);

    public JsonElement The(string type, string name = "") => Of(type).Single(r => r.GetProperty("name").GetString()!.EndsWith(name, StringComparison.Ordinal));

    public JsonElement Settings => The("Microsoft.Web/sites/config", "/appsettings").GetProperty("properties");

    private static async Task<Deployment> WithAsync(string parameters)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("test.bicepparam", $"using '{Path.GetRelativePath(folder.Path, Path.Combine(Bicep.Infra, "main.bicep"))}'\n{Always}\n{parameters}\n");
        var run = await Bicep.RunAsync("snapshot", file, "--mode", "overwrite", "--subscription-id", Subscription, "--tenant-id", Tenant, "--location", "swedencentral");
        Assert.True(run.Code is 0, run.Complained);
        var snapshot = JsonDocument.Parse(await File.ReadAllTextAsync(Path.ChangeExtension(file, ".snapshot.json"))).RootElement;
        return new Deployment([.. snapshot.GetProperty("predictedResources").EnumerateArray()], snapshot.GetProperty("outputs"));
    }
}
