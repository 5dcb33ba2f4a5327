namespace Twins.Tests.Infra;

public sealed class SettingTests
{
    [Fact]
    public async Task The_app_finds_its_storage_its_models_and_its_callers_in_the_settings()
    {
        var deployment = await Deployment.Full;
        var settings = deployment.Settings;
        Assert.Equal(deployment.The("Microsoft.Storage/storageAccounts").GetProperty("name").GetString(), settings.GetProperty("TWINS_STORAGE").GetString());
        Assert.Equal("azure:chat", settings.GetProperty("TWINS_MODEL").GetString());
        Assert.Equal("batch", settings.GetProperty("TWINS_BATCH_MODEL").GetString());
        Assert.Equal("embedding", settings.GetProperty("TWINS_EMBEDDING_MODEL").GetString());
        Assert.Equal("0.75/0.08/4.50/0.02", settings.GetProperty("TWINS_MODEL_PRICES").GetString());
        Assert.Equal("0 0 2 * * *", settings.GetProperty("TWINS_NIGHT").GetString());
        Assert.Equal(Deployment.Audience, settings.GetProperty("TWINS_JWT_AUDIENCE").GetString());
        Assert.Equal(Deployment.Tenant, settings.GetProperty("TWINS_JWT_TENANT").GetString());
        Assert.Equal("1536", settings.GetProperty("TWINS_EMBEDDING_DIMENSIONS").GetString());
        Assert.Contains("outputs.endpoint", settings.GetProperty("AZURE_SEARCH_ENDPOINT").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_is_a_secret_is_a_reference_to_the_vault()
    {
        var deployment = await Deployment.Full;
        var vault = deployment.The("Microsoft.KeyVault/vaults").GetProperty("name").GetString();
        Assert.Equal($"@Microsoft.KeyVault(VaultName={vault};SecretName=twins-api-keys)", deployment.Settings.GetProperty("TWINS_API_KEYS").GetString());
        Assert.Equal($"@Microsoft.KeyVault(VaultName={vault};SecretName=twins-hook-secret-crm)", deployment.Settings.GetProperty("TWINS_HOOK_SECRET_CRM").GetString());
        Assert.DoesNotContain("@Microsoft.KeyVault", (await Deployment.Usual).Settings.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_is_told_who_it_is_and_where_there_is_none_nothing()
    {
        var own = (await Deployment.Full).Settings;
        Assert.Contains("clientId", own.GetProperty("TWINS_BOT_APP_ID").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Deployment.Tenant, own.GetProperty("TWINS_BOT_TENANT").GetString());
        var single = (await Deployment.Small).Settings;
        Assert.Equal(("55555555-5555-5555-5555-555555555555", Deployment.Tenant), (single.GetProperty("TWINS_BOT_APP_ID").GetString(), single.GetProperty("TWINS_BOT_TENANT").GetString()));
        Assert.DoesNotContain("TWINS_BOT", (await Deployment.Usual).Settings.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_reaches_storage_as_the_identity_and_never_with_a_connection_string()
    {
        var settings = (await Deployment.Usual).Settings;
        Assert.Equal("managedidentity", settings.GetProperty("AzureWebJobsStorage__credential").GetString());
        Assert.All(["blob", "queue", "table"], kind => Assert.Contains($"primaryEndpoints.{kind}", settings.GetProperty($"AzureWebJobsStorage__{kind}ServiceUri").GetString(), StringComparison.Ordinal));
        Assert.False(settings.TryGetProperty("AzureWebJobsStorage", out _));
        Assert.DoesNotContain("AccountKey", settings.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Authorization=AAD", settings.GetProperty("APPLICATIONINSIGHTS_AUTHENTICATION_STRING").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flex_Consumption_gets_no_setting_that_it_refuses()
    {
        string[] refused = ["FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_EXTENSION_VERSION", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING", "WEBSITE_CONTENTSHARE", "WEBSITE_TIME_ZONE", "ENABLE_ORYX_BUILD", "SCM_DO_BUILD_DURING_DEPLOYMENT"];
        Assert.Empty((await Deployment.Full).Settings.EnumerateObject().Select(s => s.Name).Intersect(refused, StringComparer.OrdinalIgnoreCase));
    }
}
