using System.Text.Json;

namespace Twins.Tests.Infra;

/// <summary>Parameters that are switches really switch.</summary>
public sealed class SwitchTests
{
    private static readonly string[] Closed = ["Microsoft.Storage/storageAccounts", "Microsoft.CognitiveServices/accounts", "Microsoft.Search/searchServices", "Microsoft.KeyVault/vaults"];

    [Fact]
    public async Task By_default_there_is_no_network_and_services_are_public()
    {
        var deployment = await Deployment.Usual;
        Assert.DoesNotContain(deployment.Resources, r => r.GetProperty("type").GetString()!.StartsWith("Microsoft.Network/", StringComparison.Ordinal));
        Assert.All(Closed.SelectMany(deployment.Of), r => Assert.Equal("Enabled", r.GetProperty("properties").GetProperty("publicNetworkAccess").GetString()));
        Assert.False(deployment.The("Microsoft.Web/sites").GetProperty("properties").TryGetProperty("virtualNetworkSubnetId", out var subnet) && subnet.ValueKind is not JsonValueKind.Null);
    }

    [Fact]
    public async Task A_private_network_closes_every_service_and_gives_each_an_endpoint_and_a_zone()
    {
        var deployment = await Deployment.Private;
        Assert.All(Closed.SelectMany(deployment.Of), r => Assert.Equal("Disabled", r.GetProperty("properties").GetProperty("publicNetworkAccess").GetString()));
        Assert.Equal(["account", "blob", "queue", "searchService", "table", "vault"], Groups(deployment));
        Assert.Equal(6, deployment.Of("Microsoft.Network/privateDnsZones").Count());
        Assert.Equal(6, deployment.Of("Microsoft.Network/privateEndpoints/privateDnsZoneGroups").Count());
        Assert.Equal(6, deployment.Of("Microsoft.Network/privateDnsZones/virtualNetworkLinks").Count());
        Assert.Contains("appSubnetId", deployment.The("Microsoft.Web/sites").GetProperty("properties").GetProperty("virtualNetworkSubnetId").GetString(), StringComparison.Ordinal);
        Assert.Equal("Microsoft.App/environments", deployment.The("Microsoft.Network/virtualNetworks/subnets", "/app").GetProperty("properties").GetProperty("delegations")[0].GetProperty("properties").GetProperty("serviceName").GetString());
    }

    [Fact]
    public async Task Without_search_there_is_no_search_its_endpoint_or_its_setting()
    {
        var deployment = await Deployment.Small;
        Assert.Empty(deployment.Of("Microsoft.Search/searchServices"));
        Assert.DoesNotContain("searchService", Groups(deployment));
        Assert.False(deployment.Settings.TryGetProperty("AZURE_SEARCH_ENDPOINT", out _));
    }

    [Fact]
    public async Task Without_batches_there_is_no_deployment_for_them()
    {
        var deployment = await Deployment.Small;
        Assert.Equal(["chat", "embedding"], deployment.Of("Microsoft.CognitiveServices/accounts/deployments").Select(d => d.GetProperty("name").GetString()!.Split('/')[^1]));
        Assert.False(deployment.Settings.TryGetProperty("TWINS_BATCH_MODEL", out _));
        Assert.False(deployment.Settings.TryGetProperty("TWINS_MODEL_REASONING", out _));
    }

    [Fact]
    public async Task The_bot_is_the_identity_itself_or_one_single_tenant_app()
    {
        Assert.Empty((await Deployment.Usual).Of("Microsoft.BotService/botServices"));
        var own = (await Deployment.Full).The("Microsoft.BotService/botServices").GetProperty("properties");
        Assert.Equal(("UserAssignedMSI", Deployment.Tenant), (own.GetProperty("msaAppType").GetString(), own.GetProperty("msaAppTenantId").GetString()));
        var single = (await Deployment.Small).The("Microsoft.BotService/botServices").GetProperty("properties");
        Assert.Equal(("SingleTenant", "55555555-5555-5555-5555-555555555555"), (single.GetProperty("msaAppType").GetString(), single.GetProperty("msaAppId").GetString()));
    }

    [Fact]
    public async Task Easy_Auth_is_off_unless_asked_for()
    {
        Assert.False(EasyAuth(await Deployment.Usual));
        Assert.True(EasyAuth(await Deployment.Full));
    }

    [Fact]
    public async Task The_vault_is_protected_from_purging_only_where_asked_for()
    {
        Assert.False(Protected(await Deployment.Usual) is JsonValueKind.True);
        Assert.True(Protected(await Deployment.Full) is JsonValueKind.True);
    }

    private static IEnumerable<string> Groups(Deployment deployment) =>
        deployment.Of("Microsoft.Network/privateEndpoints").Select(e => e.GetProperty("properties").GetProperty("privateLinkServiceConnections")[0].GetProperty("properties").GetProperty("groupIds")[0].GetString()!).Order(StringComparer.Ordinal);

    private static bool EasyAuth(Deployment deployment) =>
        deployment.The("Microsoft.Web/sites/config", "/authsettingsV2").GetProperty("properties").GetProperty("platform").GetProperty("enabled").GetBoolean();

    private static JsonValueKind Protected(Deployment deployment) =>
        deployment.The("Microsoft.KeyVault/vaults").GetProperty("properties").TryGetProperty("enablePurgeProtection", out var value) ? value.ValueKind : JsonValueKind.Undefined;
}
