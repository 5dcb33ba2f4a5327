namespace Twins.Tests.Cli;

public sealed class PlanTests
{
    [Theory]
    [InlineData("385 people know a share of 50 % to ± 5 points (95 %).", "share", "--margin", "0.05")]
    [InlineData("28,301 people in each of two arms tell 1.5 % from 1.8 % (power 80 %, level 5 %).", "ab-test", "--rate", "0.015", "--lift", "0.2")]
    [InlineData("194 people tell a correlation of 0.2 from none (power 80 %, level 5 %).", "correlation", "--r", "0.2")]
    [InlineData("176 people in each of two groups tell a difference of 0.3 SD (power 80 %, level 5 %).", "means", "--effect", "0.3")]
    [InlineData("262 people in each of two groups tell a difference of 0.3 SD (power 80 %, level 5 % over 5 comparisons).", "means", "--effect", "0.3", "--comparisons", "5")]
    public async Task A_size_comes_as_a_sentence(string sentence, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(sentence, (await TwinsProcess.RunAsync(folder.Path, null, ["plan", .. arguments])).Output.Trim());
    }

    [Fact]
    public async Task A_difference_of_nothing_is_refused()
    {
        using var folder = new TemporaryFolder();
        var refused = await TwinsProcess.RunAsync(folder.Path, null, "plan", "ab-test", "--rate", "0.1", "--lift", "0");
        Assert.Equal(2, refused.Code);
        Assert.Contains("no number of respondents shows a difference of nothing", refused.Error, StringComparison.Ordinal);
    }
}
