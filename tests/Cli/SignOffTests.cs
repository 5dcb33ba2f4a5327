namespace Twins.Tests.Cli;

/// <summary>A study on which a decision about a person could rest, from the command line.</summary>
public sealed class SignOffTests : IDisposable
{
    private readonly TemporaryFolder data = new();

    public SignOffTests()
    {
        SmallStudy.Write(Path.Combine(data.Path, "study"), twins: 2, variants: 1);
        var file = Path.Combine(data.Path, "study", "small.campaign.yaml");
        File.WriteAllText(file, "objective: Should we approve the loan of Mr. Keller?\n" + File.ReadAllText(file));
    }

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task It_is_refused_until_every_twin_is_signed_off_as_it_is_and_again_once_that_is_taken_back()
    {
        await RefusedAsync("nobody has signed it off for twin:t0, twin:t1. Register each");
        foreach (var twin in (string[])["t0", "t1"]) await AddAsync(twin);
        await RefusedAsync("Have it approved by whoever answers for it: twins register approve twin:t0 --use credit");
        await ApproveAsync("t0", "credit");
        await ApproveAsync("t1", "staffing");
        await RefusedAsync("nobody has signed it off for twin:t1.");
        await ApproveAsync("t1", "credit");
        await DoneAsync("sweep", "study", "--out", "results");
        await DoneAsync("register", "revoke", "twin:t0", "--use", "credit", "--by", "legal-1");
        await RefusedAsync("nobody has signed it off for twin:t0.");
        await ApproveAsync("t0", "credit");
        await File.AppendAllTextAsync(Path.Combine(data.Path, "study", "twins", "t0.twin.yaml"), "\nbeliefs: [Bills can wait]\n");
        await RefusedAsync("It has changed since it was registered");
    }

    [Fact]
    public async Task A_study_of_something_else_asks_for_no_sign_off()
    {
        var file = Path.Combine(data.Path, "study", "small.campaign.yaml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("Should we approve the loan of Mr. Keller?", "Which headline sells more bread?", StringComparison.Ordinal));
        await DoneAsync("sweep", "study", "--out", "results");
    }

    [Fact]
    public async Task A_study_whose_words_mislead_says_what_it_is_for_and_runs()
    {
        var file = Path.Combine(data.Path, "study", "small.campaign.yaml");
        await RefusedAsync("If no decision about a real person rests on it, say in the campaign what it is for: 'use: message'");
        await File.AppendAllTextAsync(file, "\nuse: message\n");
        await DoneAsync("sweep", "study", "--out", "results");
    }

    private Task AddAsync(string twin) => DoneAsync("register", "add", $"twin:{twin}", "--from", "study", "--owner", "risk", "--purpose", "Tests of letters", "--by", "risk-lead");

    private Task ApproveAsync(string twin, string use) => DoneAsync("register", "approve", $"twin:{twin}", "--use", use, "--until", "2099-12-31", "--by", "legal-1");

    private async Task RefusedAsync(string sentence)
    {
        var refused = await TwinsProcess.RunAsync(data.Path, null, "sweep", "study", "--out", "refused");
        Assert.True((2, "") == (refused.Code, refused.Output), refused.Error + refused.Output);
        Assert.Contains(sentence, Assert.Single(refused.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(data.Path, "refused")));
    }

    private async Task DoneAsync(params string[] arguments)
    {
        var done = await TwinsProcess.RunAsync(data.Path, null, arguments);
        Assert.True(done.Code == 0, done.Error);
    }
}
