using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Twins.Functions.Http;
using Twins.Functions.Security;

namespace Twins.Tests.Functions.Security;

/// <summary>What happens where nobody has set up who is let in.</summary>
public class FirstStartTests
{
    [Fact]
    public async Task On_a_laptop_one_admin_key_is_made_that_only_its_user_can_read()
    {
        using var folder = new TemporaryFolder();
        var options = ApiKeyTests.Read(folder);
        var file = Path.Combine(folder.Path, "api-key");
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        var key = (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Trim();
        Assert.Equal(64, key.Length);
        Assert.True(options.LoopbackOnly);
        await using var api = await LoopbackApi.StartAsync(Map, options);
        Assert.Equal(200, (int)(await api.GetAsync("/admin", key)).StatusCode);
        Assert.Equal(401, (int)(await api.GetAsync("/admin", null)).StatusCode);
        Assert.Contains(api.Log.All, line => line.Contains($"The key for the header X-Api-Key is in {file}, which only you can read.", StringComparison.Ordinal));
        Assert.DoesNotContain(api.Log.All, line => line.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public void The_second_start_has_the_same_key_and_another_folder_another_one()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        _ = ApiKeyTests.Read(folder);
        var key = File.ReadAllText(Path.Combine(folder.Path, "api-key")).Trim();
        Assert.NotNull(ApiKey.Find(ApiKeyTests.Read(folder).Keys, key));
        Assert.Null(ApiKey.Find(ApiKeyTests.Read(other).Keys, key));
        Assert.Equal(["api-key"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Processes_that_start_together_agree_on_one_key()
    {
        using var folder = new TemporaryFolder();
        var found = new SecurityOptions[8];
        Parallel.For(0, found.Length, i => found[i] = ApiKeyTests.Read(folder));
        var key = File.ReadAllText(Path.Combine(folder.Path, "api-key")).Trim();
        Assert.All(found, options => Assert.NotNull(ApiKey.Find(options.Keys, key)));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_key_that_others_can_read_is_not_trusted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights.");
        using var folder = new TemporaryFolder();
        _ = ApiKeyTests.Read(folder);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(folder.Path, "api-key"), UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Contains("can be read by others; delete it", Assert.Throws<SettingException>(() => ApiKeyTests.Read(folder)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0", false)]
    [InlineData("http://*:0", false)]
    [InlineData("http://[::]:0", false)]
    [InlineData("http://127.0.0.1:0", true)]
    [InlineData("http://127.0.0.2:0", true)]
    public async Task Other_machines_cannot_even_connect(string url, bool starts)
    {
        using var folder = new TemporaryFolder();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls(url);
        builder.AddSecurity(ApiKeyTests.Read(folder));
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        if (starts) await app.StartAsync(TestContext.Current.CancellationToken);
        else Assert.StartsWith("No authentication is set up, so Twins listens on this machine's own address only", (await Assert.ThrowsAnyAsync<Exception>(() => app.StartAsync(TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_the_host_everything_is_refused_but_the_probe_and_the_log_says_why()
    {
        using var folder = new TemporaryFolder();
        var options = ApiKeyTests.Read(folder, ("FUNCTIONS_CUSTOMHANDLER_PORT", "7777"));
        Assert.Empty(Directory.GetFiles(folder.Path));
        await using var api = await LoopbackApi.StartAsync(Map, options, new HttpOptions { BehindHost = true });
        Assert.Equal(200, (int)(await api.GetAsync("/", null)).StatusCode);
        Assert.Equal(401, (int)(await api.GetAsync("/admin", LoopbackApi.AdminKey)).StatusCode);
        Assert.Equal(401, (int)(await api.GetAsync("/admin", "")).StatusCode);
        Assert.Equal(401, (int)(await api.GetAsync("/admin", null, ("Authorization", "Bearer x"))).StatusCode);
        Assert.Single(api.Log.All, line => line.Contains("No authentication is set up, so every call is refused. Set TWINS_JWT_TENANT and TWINS_JWT_AUDIENCE, or TWINS_API_KEYS.", StringComparison.Ordinal));
    }

    [Fact]
    public void With_keys_set_up_nothing_is_made()
    {
        using var folder = new TemporaryFolder();
        var options = ApiKeyTests.Read(folder, ("TWINS_API_KEYS", $"ci:Reader:{LoopbackApi.ReaderKey}"));
        Assert.False(options.LoopbackOnly);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    private static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealth();
        endpoints.MapGet("/admin", () => "ok").RequireAuthorization(Roles.Admin);
    }
}
