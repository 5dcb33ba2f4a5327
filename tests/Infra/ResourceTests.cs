using System.Text.Json;
using System.Text.RegularExpressions;

namespace Twins.Tests.Infra;

/// <summary>What stands in Azure after a deployment, whatever its parameters.</summary>
public sealed partial class ResourceTests
{
    private static readonly Task<Deployment>[] All = [Deployment.Usual, Deployment.Private, Deployment.Full, Deployment.Small];

    [Fact]
    public async Task Storage_knows_no_keys_no_public_blobs_and_no_old_TLS()
    {
        foreach (var deployment in await Task.WhenAll(All))
        {
            var account = deployment.The("Microsoft.Storage/storageAccounts").GetProperty("properties");
            Assert.False(account.GetProperty("allowSharedKeyAccess").GetBoolean());
            Assert.False(account.GetProperty("allowBlobPublicAccess").GetBoolean());
            Assert.False(account.GetProperty("allowCrossTenantReplication").GetBoolean());
            Assert.True(account.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
            Assert.Equal("TLS1_2", account.GetProperty("minimumTlsVersion").GetString());
            Assert.All(deployment.Of("Microsoft.Storage/storageAccounts/blobServices/containers"), c => Assert.Equal("None", c.GetProperty("properties").GetProperty("publicAccess").GetString()));
        }
    }

    [Fact]
    public async Task Nothing_can_be_reached_with_a_key()
    {
        string[] types = ["Microsoft.CognitiveServices/accounts", "Microsoft.Search/searchServices", "Microsoft.BotService/botServices"];
        foreach (var deployment in await Task.WhenAll(All))
        {
            Assert.All(types.SelectMany(deployment.Of), r => Assert.True(r.GetProperty("properties").GetProperty("disableLocalAuth").GetBoolean()));
            Assert.True(deployment.The("Microsoft.Insights/components").GetProperty("properties").GetProperty("DisableLocalAuth").GetBoolean());
            Assert.True(deployment.The("Microsoft.KeyVault/vaults").GetProperty("properties").GetProperty("enableRbacAuthorization").GetBoolean());
            Assert.All(deployment.Of("Microsoft.Web/sites/basicPublishingCredentialsPolicies"), p => Assert.False(p.GetProperty("properties").GetProperty("allow").GetBoolean()));
            Assert.Equal(2, deployment.Of("Microsoft.Web/sites/basicPublishingCredentialsPolicies").Count());
        }
    }

    [Fact]
    public async Task The_app_is_a_custom_handler_on_Flex_Consumption_behind_HTTPS_alone()
    {
        var deployment = await Deployment.Usual;
        var site = deployment.The("Microsoft.Web/sites").GetProperty("properties");
        Assert.Equal("""{"name":"custom","version":"1.0"}""", JsonSerializer.Serialize(site.GetProperty("functionAppConfig").GetProperty("runtime")));
        Assert.Equal("UserAssignedIdentity", site.GetProperty("functionAppConfig").GetProperty("deployment").GetProperty("storage").GetProperty("authentication").GetProperty("type").GetString());
        Assert.True(site.GetProperty("httpsOnly").GetBoolean());
        Assert.Equal("1.2", site.GetProperty("siteConfig").GetProperty("minTlsVersion").GetString());
        Assert.Equal("1.2", site.GetProperty("siteConfig").GetProperty("scmMinTlsVersion").GetString());
        Assert.Equal("Disabled", site.GetProperty("siteConfig").GetProperty("ftpsState").GetString());
        Assert.Equal("""{"tier":"FlexConsumption","name":"FC1"}""", JsonSerializer.Serialize(deployment.The("Microsoft.Web/serverfarms").GetProperty("sku")));
    }

    [Fact]
    public async Task The_package_container_is_the_one_the_app_is_deployed_from()
    {
        var deployment = await Deployment.Usual;
        var container = deployment.Of("Microsoft.Storage/storageAccounts/blobServices/containers").Single().GetProperty("name").GetString()!.Split('/')[^1];
        Assert.Contains($"'{container}'", deployment.The("Microsoft.Web/sites").GetProperty("properties").GetProperty("functionAppConfig").GetProperty("deployment").GetProperty("storage").GetProperty("value").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_queue_has_its_poison_queue()
    {
        var queues = (await Deployment.Usual).Of("Microsoft.Storage/storageAccounts/queueServices/queues").Select(q => q.GetProperty("name").GetString()!.Split('/')[^1]);
        Assert.Equal(["activities", "activities-poison", "batches", "batches-poison", "cards", "cards-poison", "deliveries", "deliveries-poison", "reports", "reports-poison", "shards", "shards-poison"], queues.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Three_deployments_answer_batch_and_embed()
    {
        var models = (await Deployment.Usual).Of("Microsoft.CognitiveServices/accounts/deployments").Select(d => (d.GetProperty("name").GetString()!.Split('/')[^1], d.GetProperty("sku").GetProperty("name").GetString(), d.GetProperty("properties").GetProperty("model").GetProperty("name").GetString()));
        Assert.Equal([("chat", "GlobalStandard", "gpt-5.4-mini"), ("embedding", "GlobalStandard", "text-embedding-3-small"), ("batch", "GlobalBatch", "gpt-5.4-mini")], models);
    }

    [Fact]
    public async Task Entra_tokens_reach_the_models_by_a_host_name_of_their_own()
    {
        var account = (await Deployment.Usual).The("Microsoft.CognitiveServices/accounts");
        Assert.Equal(account.GetProperty("name").GetString(), account.GetProperty("properties").GetProperty("customSubDomainName").GetString());
    }

    [Fact]
    public async Task Every_service_sends_its_diagnostics_to_the_workspace()
    {
        var watched = (await Deployment.Full).Of("Microsoft.Insights/diagnosticSettings").Select(d => Scope.Of(d)).Order(StringComparer.Ordinal);
        Assert.Equal(
        [
            "Microsoft.BotService/botServices",
            "Microsoft.CognitiveServices/accounts",
            "Microsoft.KeyVault/vaults",
            "Microsoft.Search/searchServices",
            "Microsoft.Storage/storageAccounts/blobServices",
            "Microsoft.Storage/storageAccounts/tableServices",
            "Microsoft.Web/sites",
        ], watched);
    }

    [Fact]
    public async Task Somebody_is_told_of_poison_failed_runs_server_errors_and_cost()
    {
        var deployment = await Deployment.Full;
        Assert.Equal(["cost-per-day", "failed-runs", "poison-messages", "server-errors"], deployment.Of("Microsoft.Insights/scheduledQueryRules").Select(r => r.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
        Assert.All(deployment.Of("Microsoft.Insights/scheduledQueryRules"), r => Assert.Single(r.GetProperty("properties").GetProperty("actions").GetProperty("actionGroups").EnumerateArray()));
        Assert.Equal("ops@example.com", deployment.The("Microsoft.Insights/actionGroups").GetProperty("properties").GetProperty("emailReceivers")[0].GetProperty("emailAddress").GetString());
        Assert.Empty((await Deployment.Usual).Of("Microsoft.Insights/actionGroups"));
    }

    [Fact]
    public async Task Alerts_ask_for_metrics_that_the_app_writes()
    {
        var telemetry = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "core", "Runs", "Telemetry", "RunTelemetry.cs"), TestContext.Current.CancellationToken);
        var metrics = (await Deployment.Usual).Of("Microsoft.Insights/scheduledQueryRules")
            .Select(r => Metric().Match(r.GetProperty("properties").GetProperty("criteria").GetProperty("allOf")[0].GetProperty("query").GetString()!))
            .Where(m => m.Success).Select(m => m.Groups["name"].Value).Order(StringComparer.Ordinal);
        Assert.Equal(["twins.run.cost", "twins.run.ends"], metrics);
        Assert.All(metrics, m => Assert.Contains($"\"{m}\"", telemetry, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_output_is_a_secret()
    {
        var template = (await Bicep.Template).GetRawText();
        Assert.DoesNotContain("listKeys", template, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("listAccountSas", template, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("listAdminKeys", template, StringComparison.OrdinalIgnoreCase);
        foreach (var deployment in await Task.WhenAll(All))
        {
            Assert.Equal(["AZURE_KEY_VAULT_NAME", "AZURE_LOCATION", "AZURE_OPENAI_ENDPOINT", "AZURE_RESOURCE_GROUP", "AZURE_STORAGE_ACCOUNT", "AZURE_TENANT_ID", "SERVICE_APP_NAME", "SERVICE_APP_URI", "TWINS_JWT_AUDIENCE"], deployment.Outputs.EnumerateObject().Select(o => o.Name).Order(StringComparer.Ordinal));
            Assert.DoesNotContain("ConnectionString", deployment.Outputs.GetRawText(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [GeneratedRegex("^AppMetrics \\| where Name == \"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Metric();
}
