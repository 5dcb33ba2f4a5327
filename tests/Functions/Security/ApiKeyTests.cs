using Twins.Functions.Security;

namespace Twins.Tests.Functions.Security;

public class ApiKeyTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    [Fact]
    public void Keys_come_from_the_variable_and_from_the_file()
    {
        using var folder = new TemporaryFolder();
        folder.File("api-keys", $"# who may what\nnight:Runner:{Key}n\n\n  ada:Admin:{Key}:with:colons  bob:Reader:{Key}b\r\n");
        var options = Read(folder, ("TWINS_API_KEYS", $" ci:Steward:{Key}c "));
        Assert.Equal(["ci Steward", "night Runner", "ada Admin", "bob Reader"], options.Keys.Select(k => $"{k.Name} {k.Role}"));
        Assert.Equal("ada", ApiKey.Find(options.Keys, $"{Key}:with:colons")?.Name);
        Assert.Null(ApiKey.Find(options.Keys, Key));
        Assert.Null(ApiKey.Find(options.Keys, ""));
        Assert.False(options.LoopbackOnly);
        Assert.Null(options.Notice);
    }

    [Theory]
    [InlineData("ci:Runner:short", "Entry 1 of TWINS_API_KEYS (ci) has a key of 5 characters; use at least 32 random ones, such as from 'openssl rand -hex 32'.")]
    [InlineData("a:Reader:" + Key + " ci:Runner:" + "0123456789abcdef0123456789abcde", "Entry 2 of TWINS_API_KEYS (ci) has a key of 31 characters")]
    [InlineData("ci:runner:" + Key, "has a role that does not exist; it must be one of Reader, Runner, Steward, Admin.")]
    [InlineData("ci:None:" + Key, "has a role that does not exist")]
    [InlineData("ci:Runner", "is not of the form name:Role:key")]
    [InlineData(Key, "is not of the form name:Role:key")]
    [InlineData(":Runner:" + Key, "has a name that does not fit")]
    [InlineData("c/i:Runner:" + Key, "has a name that does not fit")]
    [InlineData("ci:Runner:" + Key + "é", "characters that no header can carry")]
    [InlineData("ci:Runner:" + Key + " ci:Admin:" + Key + "x", "Two API keys are called 'ci'")]
    public void A_key_that_does_not_fit_stops_the_start_with_a_sentence_that_does_not_quote_it(string keys, string says)
    {
        using var folder = new TemporaryFolder();
        var message = Assert.Throws<SettingException>(() => Read(folder, ("TWINS_API_KEYS", keys))).Message;
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TWINS_JWT_TENANT", EntraDouble.Tenant, "TWINS_JWT_AUDIENCE is not set")]
    [InlineData("TWINS_JWT_AUDIENCE", EntraDouble.Audience, "TWINS_JWT_TENANT is not set")]
    public void Half_of_the_settings_for_tokens_is_refused(string name, string value, string says)
    {
        using var folder = new TemporaryFolder();
        Assert.StartsWith(says, Assert.Throws<SettingException>(() => Read(folder, (name, value))).Message, StringComparison.Ordinal);
    }

    internal static SecurityOptions Read(TemporaryFolder folder, params (string Name, string Value)[] environment) =>
        new SecuritySettings(name => Array.Find(environment, v => v.Name == name).Value, folder.Path).Read();
}
