using System.Text;
using Microsoft.Playwright;
using Twins.Core.Studies.Analysis;

namespace Twins.Tests.Studies.Reporting;

public class HtmlReportBrowserTests(Browser browser) : IClassFixture<Browser>
{
    /// <summary>Contrast (WCAG 2.2, 1.4.3) of every piece of text against what is painted behind it; bars carry their own colour.</summary>
    private const string LowContrast = """
        () => {
          const rgb = c => { const m = c.match(/[\d.]+/g).map(Number); return m.length > 3 ? m : [...m, 1]; };
          const light = c => { const [r, g, b] = c.slice(0, 3).map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
          const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
          const behind = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] > 0) return c; } return [255, 255, 255, 1]; };
          const low = [];
          for (const e of document.querySelectorAll('body *')) {
            if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.getClientRects().length || e.closest('.aloud, .skip, title')) continue;
            const svg = e instanceof SVGElement;
            const text = rgb(svg ? getComputedStyle(e).fill : getComputedStyle(e).color);
            const bar = svg && [...e.classList].some(c => c.startsWith('on-')) ? e.previousElementSibling : null;
            const r = ratio(text, bar ? rgb(getComputedStyle(bar).fill) : behind(e));
            if (r < 4.5) low.push(`${r.toFixed(2)} ${e.tagName}.${e.getAttribute('class')} ${e.textContent.slice(0, 20)}`);
          }
          return [...new Set(low)].slice(0, 20);
        }
        """;

    [Fact]
    public async Task Opening_a_hostile_report_asks_for_nothing_and_runs_nothing()
    {
        var (page, noise) = await browser.Open(HostileReport.Of(SampleReport.Large(), HostileReport.Payload));
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        Assert.True(await page.Locator("#ranking .results tbody tr").CountAsync() is 50);
        Assert.Empty(noise);
    }

    [Fact]
    public async Task The_policy_lets_the_style_sheet_in_and_an_injected_script_out()
    {
        var (page, noise) = await browser.Open(SampleReport.Small());
        Assert.Equal("sticky", await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('nav')).position"));
        await page.EvaluateAsync("() => { const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s); }");
        Assert.False(await page.EvaluateAsync<bool>("() => window.ran === true"));
        Assert.Contains(noise, n => n.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(390, "")]
    [InlineData(390, "payload")]
    [InlineData(768, "long")]
    [InlineData(390, "long")]
    [InlineData(1280, "")]
    [InlineData(1280, "long")]
    public async Task Nothing_sticks_out_of_the_page(int width, string behind)
    {
        var report = SampleReport.Large(10);
        var (page, _) = await browser.Open(behind switch { "payload" => HostileReport.Of(report, HostileReport.Payload), "long" => HostileReport.Of(report, HostileReport.Long), _ => report }, width);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_text_can_be_read_in_light_and_in_dark(ColorScheme scheme)
    {
        foreach (var report in new[] { SampleReport.Large(12, languageModel: false), SampleReport.Failed(), SampleReport.Small() with { Verdict = new Verdict(VerdictKind.Separable, "So it is.", ["First."]) } })
        {
            var (page, _) = await browser.Open(report, scheme: scheme);
            Assert.Empty(await page.EvaluateAsync<string[]>(LowContrast));
        }
    }

    [Fact]
    public async Task It_prints_on_A4_with_everything_that_is_folded_on_the_screen()
    {
        var (page, _) = await browser.Open(SampleReport.Large(10), scheme: ColorScheme.Dark);
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true });
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
        Assert.Contains("/MediaBox [0 0 594", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await page.Locator("#ranking .name dd").First.IsVisibleAsync());
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
    }
}
