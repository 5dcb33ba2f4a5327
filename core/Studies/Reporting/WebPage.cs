using System.Security.Cryptography;
using System.Text;
using Twins.Core.Studies.Reporting.Style;

namespace Twins.Core.Studies.Reporting;

/// <summary>One self-contained page: no script, no request, light and dark, fit for print.</summary>
/// <param name="more">Rules for this kind of page, beside the sheet of all.</param>
internal sealed class WebPage(Html? more = null)
{
    private readonly string hash = more is null ? Sheet.Hash : "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(((Html)$"{Sheet.Text}{more}").ToString())));

    // The sheet is allowed by its hash, and nothing else is: not even a style attribute would be obeyed.
    public Html Of(string title, Html body) =>
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{hash}'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>{title}</title>
        <style>{Sheet.Text}{more}</style>
        </head>
        <body>
        {body}
        </body>
        </html>

        """;
}
