using System.Net;

namespace Twins.Tests.Functions.Hooks.Incoming;

public sealed class GithubTests
{
    private static readonly HookCall Push = new("""{"data": {"title": "A pull request", "text": "was merged", "price": null}}""") { Hook = "repo", Id = "72d3162e-cc78-11e3-81ab-4c9367dc0958" };

    [Fact]
    public async Task A_call_signed_as_github_signs_starts_a_run()
    {
        await using var server = await CallTests.ServerAsync();
        using var response = await Push.SendAsGithubAsync(server);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal($"hook|repo|{Push.Id}", server.Runs.All.Single().Wish.Key);
    }

    [Fact]
    public async Task What_was_delivered_once_is_refused_years_later_too()
    {
        await using var server = await CallTests.ServerAsync();
        using var first = await Push.SendAsGithubAsync(server);
        server.Clock.Advance(TimeSpan.FromDays(1000));
        await server.Get<Twins.Functions.Hooks.Incoming.CallMemory>().ForgetAsync(TestContext.Current.CancellationToken);
        using var again = await Push.SendAsGithubAsync(server);
        await again.ProblemAsync(401);
    }

    [Fact]
    public async Task The_id_is_not_signed_so_a_known_body_under_another_id_is_refused_too()
    {
        await using var server = await CallTests.ServerAsync();
        using var first = await Push.SendAsGithubAsync(server);
        using var forged = await (Push with { Id = "another" }).SendAsGithubAsync(server);
        await forged.ProblemAsync(401);
        using var news = await (Push with { Id = "another", Body = Push.Body + " " }).SendAsGithubAsync(server);
        Assert.Equal(HttpStatusCode.Accepted, news.StatusCode);
    }

    [Theory]
    [InlineData("sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    [InlineData("757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    [InlineData("sha256=zz7107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    [InlineData("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    [InlineData("sha256=")]
    public async Task A_wrong_signature_is_refused(string signature)
    {
        await using var server = await CallTests.ServerAsync();
        using var response = await (Push with { Signature = signature }).SendAsGithubAsync(server);
        await response.ProblemAsync(401);
    }
}
