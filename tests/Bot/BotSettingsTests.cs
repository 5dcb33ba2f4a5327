using Azure.Identity;
using Twins.Adapters.Teams;
using Twins.Bot;

namespace Twins.Tests.Bot;

public sealed class BotSettingsTests
{
    private const string Id = "11111111-2222-3333-4444-555555555555", Tenant = "99999999-2222-3333-4444-555555555555", Secret = "very-secret";

    [Fact]
    public void Nothing_set_is_no_bot() =>
        Assert.Equal((null, false, false), Read() is var options ? (options.AppId, options.IsLocal, options.IsSetUp) : default);

    [Fact]
    public void An_app_of_a_tenant_trusts_the_bot_framework_and_nobody_else()
    {
        var options = Read(("TWINS_BOT_APP_ID", Id.ToUpperInvariant()), ("TWINS_BOT_TENANT", Tenant.ToUpperInvariant()));
        Assert.Equal((Id, Tenant, false, true), (options.AppId, options.Tenant, options.IsLocal, options.IsSetUp));
        var issuer = Assert.Single(options.Issuers);
        Assert.Equal("https://api.botframework.com", issuer.Name);
        Assert.Equal("https://login.botframework.com/v1/.well-known/openidconfiguration", issuer.Metadata.ToString());
    }

    [Fact]
    public void Issuers_and_their_documents_go_in_pairs()
    {
        var options = Read(("TWINS_BOT_APP_ID", Id), ("TWINS_BOT_TENANT", Tenant), ("TWINS_BOT_ISSUERS", "https://a.example.org b"), ("TWINS_BOT_METADATA", "https://a.example.org/openid http://127.0.0.1:9/openid"));
        Assert.Equal([("https://a.example.org", "https://a.example.org/openid"), ("b", "http://127.0.0.1:9/openid")], options.Issuers.Select(i => (i.Name, i.Metadata.ToString())));
    }

    [Fact]
    public void A_secret_means_a_client_of_the_apps_own_tenant_and_none_the_managed_identity()
    {
        var options = Read(("TWINS_BOT_APP_ID", Id), ("TWINS_BOT_TENANT", Tenant), ("TWINS_BOT_SECRET", Secret)).Connector;
        Assert.Equal((new BotIdentity.ClientSecret(Id, Tenant, Secret), false), (options.Identity, options.IsLocal));
        Assert.IsType<ClientSecretCredential>(BotCredential.Of(options.Identity));
        var managed = Read(("TWINS_BOT_APP_ID", Id), ("TWINS_BOT_TENANT", Tenant), ("TWINS_BOT_SECRET", " ")).Connector;
        Assert.Equal(new BotIdentity.Managed(Id), managed.Identity);
        Assert.IsType<ManagedIdentityCredential>(BotCredential.Of(managed.Identity));
    }

    [Fact]
    public void A_human_a_budget_and_where_people_come_to_are_read_and_only_the_budget_has_a_default()
    {
        var options = Read(("TWINS_BOT_HUMAN", "the legal desk"), ("TWINS_BOT_HUMAN_LINK", "mailto:legal@example.org"), ("TWINS_BOT_BUDGET", "2.50"), ("TWINS_PUBLIC_URL", "https://twins.example.org"));
        Assert.Equal(("the legal desk", "mailto:legal@example.org", 2.5m, "https://twins.example.org/"), (options.Human, options.HumanLink!.ToString(), options.PanelBudget, options.PublicUrl!.ToString()));
        Assert.Equal((null, null, 5m, null), (Read().Human, Read().HumanLink, Read().PanelBudget, Read().PublicUrl));
    }

    [Fact]
    public void Local_mode_has_no_token_to_show()
    {
        var options = Read(("TWINS_BOT_LOCAL", "yes"));
        Assert.Equal((null, true, true), (options.Identity, options.Connector.IsLocal, options.IsSetUp));
        Assert.Null(BotCredential.Of(options.Identity));
    }

    [Fact]
    public void The_secret_is_never_written_out()
    {
        var options = Read(("TWINS_BOT_APP_ID", Id), ("TWINS_BOT_TENANT", Tenant), ("TWINS_BOT_SECRET", Secret));
        Assert.Contains($"app {Id} of tenant {Tenant}, by a secret", options.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, $"{options} {options.Connector} {options.Identity}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TWINS_BOT_APP_ID", "TWINS_BOT_TENANT=" + Tenant)]
    [InlineData("TWINS_BOT_TENANT", "TWINS_BOT_APP_ID=" + Id)]
    public void A_secret_in_the_wrong_place_is_not_repeated(string place, string other)
    {
        var refusal = Assert.Throws<BotSettingException>(() => Read((place, Secret), (other.Split('=')[0], other.Split('=')[1])));
        Assert.Contains(place, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TWINS_BOT_TENANT is not set", "TWINS_BOT_APP_ID=" + Id)]
    [InlineData("TWINS_BOT_SECRET is set and TWINS_BOT_APP_ID is not", "TWINS_BOT_SECRET=" + Secret)]
    [InlineData("remove TWINS_BOT_SECRET", "TWINS_BOT_LOCAL=yes", "TWINS_BOT_SECRET=" + Secret)]
    [InlineData("TWINS_BOT_BUDGET must be an amount", "TWINS_BOT_BUDGET=0")]
    [InlineData("TWINS_BOT_BUDGET must be an amount", "TWINS_BOT_BUDGET=2,50")]
    [InlineData("TWINS_BOT_HUMAN_LINK must be an address that begins with https:// or mailto:", "TWINS_BOT_HUMAN_LINK=javascript:alert(1)")]
    [InlineData("TWINS_PUBLIC_URL must be an address that begins with https://", "TWINS_PUBLIC_URL=http://twins.example.org")]
    [InlineData("TWINS_BOT_APP_ID is no id", "TWINS_BOT_APP_ID=twins")]
    [InlineData("TWINS_BOT_APP_ID is no id", "TWINS_BOT_APP_ID=00000000-0000-0000-0000-000000000000")]
    [InlineData("TWINS_BOT_TENANT is no id", "TWINS_BOT_APP_ID=" + Id, "TWINS_BOT_TENANT=common")]
    [InlineData("TWINS_BOT_TENANT is set and TWINS_BOT_APP_ID is not", "TWINS_BOT_TENANT=" + Id)]
    [InlineData("TWINS_BOT_ISSUERS is set and TWINS_BOT_APP_ID is not", "TWINS_BOT_ISSUERS=a", "TWINS_BOT_METADATA=https://a.example.org/")]
    [InlineData("give each issuer the document", "TWINS_BOT_APP_ID=" + Id, "TWINS_BOT_TENANT=" + Tenant, "TWINS_BOT_ISSUERS=a b", "TWINS_BOT_METADATA=https://a.example.org/")]
    [InlineData("give each issuer the document", "TWINS_BOT_APP_ID=" + Id, "TWINS_BOT_TENANT=" + Tenant, "TWINS_BOT_METADATA=https://a.example.org/")]
    [InlineData("name each once", "TWINS_BOT_APP_ID=" + Id, "TWINS_BOT_TENANT=" + Tenant, "TWINS_BOT_ISSUERS=a a", "TWINS_BOT_METADATA=https://a.example.org/ https://b.example.org/")]
    [InlineData("must begin with https://", "TWINS_BOT_APP_ID=" + Id, "TWINS_BOT_TENANT=" + Tenant, "TWINS_BOT_ISSUERS=a", "TWINS_BOT_METADATA=http://a.example.org/")]
    [InlineData("must hold addresses", "TWINS_BOT_APP_ID=" + Id, "TWINS_BOT_TENANT=" + Tenant, "TWINS_BOT_ISSUERS=a", "TWINS_BOT_METADATA=a.example.org")]
    [InlineData("must hold addresses", "TWINS_BOT_APP_ID=" + Id, "TWINS_BOT_TENANT=" + Tenant, "TWINS_BOT_ISSUERS=a", "TWINS_BOT_METADATA=https://me:pw@a.example.org")]
    [InlineData("TWINS_BOT_LOCAL must be yes or no", "TWINS_BOT_LOCAL=true")]
    [InlineData("remove one of them", "TWINS_BOT_LOCAL=yes", "TWINS_BOT_APP_ID=" + Id)]
    [InlineData("not for a function app", "TWINS_BOT_LOCAL=yes", "FUNCTIONS_CUSTOMHANDLER_PORT=8080")]
    public void What_does_not_fit_is_told_in_a_sentence(string says, params string[] settings) =>
        Assert.Contains(says, Assert.Throws<BotSettingException>(() => Read([.. settings.Select(s => (s[..s.IndexOf('=', StringComparison.Ordinal)], s[(s.IndexOf('=', StringComparison.Ordinal) + 1)..]))])).Message, StringComparison.Ordinal);

    private static BotOptions Read(params (string Name, string Value)[] settings)
    {
        var all = settings.ToDictionary(s => s.Name, s => s.Value);
        return new BotSettings(all.GetValueOrDefault).Read();
    }
}
