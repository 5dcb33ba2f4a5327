using Twins.Bot;
using Twins.Tests.Functions;

namespace Twins.Tests.Bot.Authentication;

/// <summary>Nobody is let in without a token by accident, and by intention only on one's own machine.</summary>
public sealed class LocalModeTests
{
    private static readonly string Local = Said.Message().Replace(ChannelTokens.Service, "http://localhost:56150/_connector", StringComparison.Ordinal);

    [Fact]
    public async Task Without_an_app_id_there_is_no_bot_and_the_answer_says_what_to_set()
    {
        await using var server = await BotServer.StartAsync(new BotOptions());
        using var response = await server.PostAsync(Said.Message(), null);
        Assert.Equal(404, (int)response.StatusCode);
        Assert.Contains("TWINS_BOT_APP_ID", await ProblemReader.DetailAsync(response), StringComparison.Ordinal);
        Assert.Empty(await server.QueuedAsync());
    }

    [Fact]
    public async Task Local_mode_believes_this_machine_and_says_so_in_the_log()
    {
        await using var server = await BotServer.StartAsync(new BotOptions { IsLocal = true });
        Assert.Equal(200, await server.StatusAsync(Local, null));
        Assert.Single(await server.QueuedAsync());
        Assert.Contains(server.Log.All, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("TWINS_BOT_LOCAL is set: the bot believes everybody on this machine", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Host", "twins.example.org")]
    public async Task Local_mode_does_not_believe_what_comes_from_elsewhere(string header, string value)
    {
        await using var server = await BotServer.StartAsync(new BotOptions { IsLocal = true });
        Assert.Equal(401, await server.StatusAsync(Local, null, (header, value)));
        Assert.Empty(await server.QueuedAsync());
    }

    [Fact]
    public async Task Local_mode_answers_no_service_on_another_machine()
    {
        await using var server = await BotServer.StartAsync(new BotOptions { IsLocal = true });
        Assert.Equal(401, await server.StatusAsync(Said.Message(), null));
        Assert.Empty(await server.QueuedAsync());
    }

    [Fact]
    public async Task A_page_in_a_browser_cannot_speak_to_the_local_bot()
    {
        await using var server = await BotServer.StartAsync(new BotOptions { IsLocal = true });
        using var response = await server.PostAsync(new StringContent(Local));
        Assert.Equal(415, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://[::]:0")]
    public async Task Local_mode_is_refused_where_other_machines_could_call(string url)
    {
        var refusal = await Assert.ThrowsAsync<BotSettingException>(() => BotServer.StartAsync(new BotOptions { IsLocal = true }, url: url));
        Assert.Contains("TWINS_BOT_LOCAL", refusal.Message, StringComparison.Ordinal);
    }
}
