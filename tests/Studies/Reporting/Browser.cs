using Microsoft.Playwright;
using Twins.Core.Studies.Analysis;

namespace Twins.Tests.Studies.Reporting;

/// <summary>Debian's Chromium, driven by Playwright; tests skip where there is none.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";

    private static readonly string[] Quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("twins-report-");
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable)) return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Quiet });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>Opens a report as somebody who was sent the file would; notes what it asks for and complains about.</summary>
    internal async Task<(IPage Page, List<string> Noise)> Open(StudyReport report, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var file = Path.Combine(folder.FullName, $"{Path.GetRandomFileName()}.html");
        await File.WriteAllTextAsync(file, HtmlReportTests.Text(report));
        return await OpenFile(file, width, scheme);
    }

    internal async Task<(IPage Page, List<string> Noise)> OpenFile(string file, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        if (browser is null) Assert.Skip($"There is no {Executable}; install Debian's chromium to run this test.");
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        var noise = new List<string>();
        var address = new Uri(file).AbsoluteUri;
        page.Request += (_, request) => { if (request.Url != address) noise.Add($"request: {request.Url}"); };
        page.Console += (_, message) => noise.Add($"console: {message.Text}");
        page.PageError += (_, error) => noise.Add($"error: {error}");
        page.Dialog += (_, dialog) => { noise.Add($"dialog: {dialog.Message}"); _ = dialog.DismissAsync(); };
        await page.GotoAsync(address);
        return (page, noise);
    }
}
