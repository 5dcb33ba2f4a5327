using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Twins.Core.Studies.Reporting;

/// <summary>
/// Markup that is safe by construction. <c>Html p = $"&lt;p title="{a}"&gt;{b}&lt;/p&gt;";</c> takes the literal parts, which only an
/// author of this program can write, as they stand and encodes every hole that is not itself <see cref="Html"/>.
/// Holes belong into element content or double-quoted attributes, never into a URL, a style or a script.
/// </summary>
[InterpolatedStringHandler]
public sealed class Html
{
    // All scripts stay readable; the encoder still escapes < > & " ' and replaces lone surrogates.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder markup;

    public Html(int literalLength, int formattedCount) => markup = new StringBuilder(literalLength + (formattedCount * 16));

    public static Html Empty { get; } = $"";

    /// <summary>For the compiler only. A checkout with other line ends must not give another report.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendLiteral(string value) => markup.Append(value.ReplaceLineEndings("\n"));

    public void AppendFormatted(Html? value) => markup.Append(value?.markup);

    public void AppendFormatted(IEnumerable<Html> values)
    {
        foreach (var value in values) markup.Append(value.markup);
    }

    public void AppendFormatted(string? value) => markup.Append(Encoder.Encode(Calm(value ?? "")));

    public void AppendFormatted(int value) => markup.Append(value.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(long value) => markup.Append(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A coordinate or a length: two decimals at most. Numbers for people go through <see cref="Figures"/>.</summary>
    public void AppendFormatted(double value) => markup.Append((double.IsFinite(value) ? value : 0).ToString("0.##", CultureInfo.InvariantCulture));

    public void WriteTo(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var chunk in markup.GetChunks()) writer.Write(chunk.Span);
    }

    public override string ToString() => markup.ToString();

    /// <summary>Control characters and characters that turn the writing direction around become a visible replacement.</summary>
    private static string Calm(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return text;
        return string.Create(text.Length, text, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = Disturbs(from[i]) ? '\uFFFD' : from[i];
        });
    }

    private static bool Disturbs(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t')) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029' or '\uFEFF';
}
