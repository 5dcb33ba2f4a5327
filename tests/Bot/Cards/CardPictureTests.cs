using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Twins.Bench.Azurite;
using Twins.Tests.Studies.Reporting;

namespace Twins.Tests.Bot.Cards;

/// <summary>Cards in Microsoft's own renderer, with Markdown read as Teams reads it.</summary>
public sealed class CardPictureTests(Browser browser) : IClassFixture<Browser>
{
    private const string Attack = " [click](https://evil.example) ![x](https://evil.example/x.png) https://evil.example <img src=x onerror=alert(1)><script>alert(2)</script> <at>Everyone</at>";

    private static readonly CardSamples Ordinary = CardSamples.Ordinary(), Hostile = new(w => w + Attack, 4, CardSamples.Model);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_card_is_drawn_without_a_complaint_and_with_its_fallbacks_too(bool charts)
    {
        var (page, noise) = await OpenAsync();
        var complaints = await DrawAsync(page, [[.. Ordinary.All.Values.Select(card => card())]], charts: charts);
        Assert.All(complaints, c => Assert.StartsWith("Unknown element type \"Chart.", c, StringComparison.Ordinal));
        Assert.Equal(charts ? 0 : 3, complaints.Length);
        Assert.Empty(noise);
        Assert.Equal(Ordinary.All.Count, await page.Locator(".ac-adaptiveCard").CountAsync());
        Assert.Equal(charts ? 3 : 0, await page.Locator(".chart").CountAsync());
    }

    [Fact]
    public async Task What_others_wrote_is_shown_and_does_nothing()
    {
        var (page, noise) = await OpenAsync();
        await DrawAsync(page, [[.. Hostile.All.Values.Select(card => card())]], charts: false);
        Assert.Empty(noise);
        Assert.Equal(0, await page.Locator("#sheet :is(a, img, script, at, iframe, svg)").CountAsync());
        Assert.Contains("Maria Lopez [click](https://evil.example)", await page.Locator("#sheet").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_renderer_would_link_what_is_not_escaped()
    {
        var (page, _) = await OpenAsync();
        await DrawAsync(page, [[new JsonObject { ["type"] = "AdaptiveCard", ["version"] = "1.5", ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = Attack }) }]]);
        Assert.NotEqual(0, await page.Locator("#sheet a").CountAsync());
    }

    [Theory]
    [InlineData("teams-cards", false)]
    [InlineData("teams-cards-dark", true)]
    public async Task The_pictures_in_the_documents_show_these_cards(string name, bool dark)
    {
        var (page, _) = await OpenAsync();
        string[][] columns = dark ? [["night", "progress"], ["compare", "forget"], ["twin", "high stakes"]] : [["welcome", "twin"], ["twins", "dialog"], ["result"], ["why", "progress", "forget"]];
        Assert.Empty(await DrawAsync(page, [.. columns.Select(cards => cards.Select(c => Ordinary.All[c]()).ToArray())], dark));
        var overflowing = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.card *')].filter(e => e.getClientRects().length && e.getBoundingClientRect().right > e.closest('.card').getBoundingClientRect().right + 1).map(e => e.textContent)");
        Assert.Empty(overflowing);
        if (Environment.GetEnvironmentVariable(VerifiedText.Accept) is "1") await page.Locator("body").ScreenshotAsync(new() { Path = Path.Combine(Checkout.Root, "docs", "images", $"{name}.png") });
    }

    private async Task<(IPage Page, List<string> Noise)> OpenAsync()
    {
        var modules = await NpmInstall.ModulesAsync("twins-cards", "adaptivecards@3.0.4", "markdown-it@14.1.0");
        var (page, noise) = await browser.OpenFile(Path.Combine(Checkout.Root, "tests", "fixtures", "teams-cards.html"), 2200);
        await page.AddScriptTagAsync(new() { Content = await File.ReadAllTextAsync(Path.Combine(modules, "adaptivecards", "dist", "adaptivecards.min.js")) });
        await page.AddScriptTagAsync(new() { Content = await File.ReadAllTextAsync(Path.Combine(modules, "markdown-it", "dist", "markdown-it.min.js")) });
        return (page, noise);
    }

    private static Task<string[]> DrawAsync(IPage page, JsonObject[][] columns, bool dark = false, bool charts = true) =>
        page.EvaluateAsync<string[]>("([columns, dark, charts]) => draw(JSON.parse(columns), dark, charts)", new object[] { new JsonArray([.. columns.Select(c => new JsonArray([.. c]))]).ToJsonString(), dark, charts });
}
