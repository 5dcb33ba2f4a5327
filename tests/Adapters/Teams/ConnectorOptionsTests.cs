using Azure.Identity;
using Twins.Adapters.Teams;

namespace Twins.Tests.Adapters.Teams;

public sealed class ConnectorOptionsTests
{
    private const string App = "11111111-2222-3333-4444-555555555555", Tenant = "99999999-2222-3333-4444-555555555555", Secret = "very-secret";

    [Fact]
    public void Without_an_app_there_is_no_bot() => Assert.Null(Read());

    [Fact]
    public void A_secret_makes_a_client_of_the_apps_own_tenant_and_none_a_managed_identity()
    {
        var options = Read(("TWINS_BOT_APP_ID", App), ("TWINS_BOT_TENANT", Tenant), ("TWINS_BOT_SECRET", Secret))!;
        Assert.Equal((App, Tenant, Secret, false), (options.AppId, options.Tenant, options.Secret, options.Local));
        Assert.IsType<ClientSecretCredential>(BotCredential.Of(options));
        Assert.IsType<ManagedIdentityCredential>(BotCredential.Of(options with { Secret = null }));
    }

    [Fact]
    public void A_bot_has_no_token_in_local_mode_alone()
    {
        Assert.Null(BotCredential.Of(Read(("TWINS_BOT_LOCAL", "yes"))!));
        Assert.Throws<ConnectorOptionsException>(() => BotCredential.Of(new ConnectorOptions()));
    }

    [Fact]
    public void The_secret_is_never_written_out() =>
        Assert.Equal($"bot {App} of tenant {Tenant} (client secret)", Read(("TWINS_BOT_APP_ID", App), ("TWINS_BOT_TENANT", Tenant), ("TWINS_BOT_SECRET", Secret))!.ToString());

    [Theory]
    [InlineData("TWINS_BOT_APP_ID", Secret)]
    [InlineData("TWINS_BOT_TENANT", Secret)]
    [InlineData("TWINS_BOT_TENANT", "")]
    [InlineData("TWINS_BOT_APP_ID", "")]
    [InlineData("TWINS_BOT_LOCAL", "maybe")]
    public void What_cannot_be_used_is_named_and_no_secret_repeated(string variable, string value)
    {
        var refusal = Assert.Throws<ConnectorOptionsException>(() => Read(("TWINS_BOT_APP_ID", App), ("TWINS_BOT_TENANT", Tenant), ("TWINS_BOT_SECRET", Secret), (variable, value)));
        Assert.Contains(variable, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refusal.Message, StringComparison.Ordinal);
    }

    private static ConnectorOptions? Read(params (string Name, string Value)[] environment) =>
        new ConnectorOptionsReader(name => environment.LastOrDefault(v => v.Name == name).Value).Read();
}
