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
