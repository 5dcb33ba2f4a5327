using Twins.Bot;

namespace Twins.Tests.Bot;

public sealed class BotSettingsTests
{
    private const string Id = "11111111-2222-3333-4444-555555555555";

    [Fact]
    public void Nothing_set_is_no_bot() =>
        Assert.Equal((null, false), Read() is var options ? (options.AppId, options.IsLocal) : default);

    [Fact]
    public void An_app_id_alone_trusts_the_bot_framework_and_nobody_else()
    {
        var options = Read(("TWINS_BOT_APP_ID", Id.ToUpperInvariant()));
        Assert.Equal(Id, options.AppId);
        Assert.False(options.IsLocal);
        var issuer = Assert.Single(options.Issuers);
        Assert.Equal("https://api.botframework.com", issuer.Name);
        Assert.Equal("https://login.botframework.com/v1/.well-known/openidconfiguration", issuer.Metadata.ToString());
    }

    [Fact]
    public void Issuers_and_their_documents_go_in_pairs()
    {
        var options = Read(("TWINS_BOT_APP_ID", Id), ("TWINS_BOT_ISSUERS", "https://a.example.org b"), ("TWINS_BOT_METADATA", "https://a.example.org/openid http://127.0.0.1:9/openid"));
        Assert.Equal([("https://a.example.org", "https://a.example.org/openid"), ("b", "http://127.0.0.1:9/openid")], options.Issuers.Select(i => (i.Name, i.Metadata.ToString())));
    }

    [Theory]
    [InlineData("TWINS_BOT_APP_ID is no id", "TWINS_BOT_APP_ID=twins")]
    [InlineData("TWINS_BOT_APP_ID is no id", "TWINS_BOT_APP_ID=00000000-0000-0000-0000-000000000000")]
    [InlineData("TWINS_BOT_TENANT is no id", "TWINS_BOT_APP_ID=" + Id, "TWINS_BOT_TENANT=common")]
    [InlineData("TWINS_BOT_TENANT is set and TWINS_BOT_APP_ID is not", "TWINS_BOT_TENANT=" + Id)]
    [InlineData("TWINS_BOT_ISSUERS is set and TWINS_BOT_APP_ID is not", "TWINS_BOT_ISSUERS=a", "TWINS_BOT_METADATA=https://a.example.org/")]
    [InlineData("give each issuer the document", "TWINS_BOT_APP_ID=" + Id, "TWINS_BOT_ISSUERS=a b", "TWINS_BOT_METADATA=https://a.example.org/")]
    [InlineData("give each issuer the document", "TWINS_BOT_APP_ID=" + Id, "TWINS_BOT_METADATA=https://a.example.org/")]
    [InlineData("name each once", "TWINS_BOT_APP_ID=" + Id, "TWINS_BOT_ISSUERS=a a", "TWINS_BOT_METADATA=https://a.example.org/ https://b.example.org/")]
    [InlineData("must begin with https://", "TWINS_BOT_APP_ID=" + Id, "TWINS_BOT_ISSUERS=a", "TWINS_BOT_METADATA=http://a.example.org/")]
    [InlineData("must hold addresses", "TWINS_BOT_APP_ID=" + Id, "TWINS_BOT_ISSUERS=a", "TWINS_BOT_METADATA=a.example.org")]
    [InlineData("must hold addresses", "TWINS_BOT_APP_ID=" + Id, "TWINS_BOT_ISSUERS=a", "TWINS_BOT_METADATA=https://me:pw@a.example.org")]
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
