using System.Text;
using UtfUnknown;

namespace Twins.Adapters.Sources;

/// <summary>Opens a file as text in whatever encoding it was written; what is no text is refused.</summary>
internal static class SourceText
{
    private const int Sample = 64 << 10;

    /// <summary>A detector that saw a few letters of Western Europe names many other code pages; from here on it is sure.</summary>
    private const float Sure = 0.8f;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static SourceText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <returns>Null when it is no text; the problem was told.</returns>
    public static TextReader? Open(SourceEntry entry, Problems problems)
    {
        var start = new byte[Sample];
        var length = entry.Peek(start);
        if (EncodingOf(start.AsSpan(0, length), wholeFile: length < Sample) is not ({ } encoding, var mark))
        {
            problems.Say(null, "is not text: it holds binary data. Export it as CSV or text in UTF-8.");
            return null;
        }
        var stream = entry.Open();
        // A mark at the beginning is no part of the text.
        stream.ReadExactly(start, 0, mark);
        return new StreamReader(stream, Repairing(encoding, problems), detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);
    }

    private static Encoding Repairing(Encoding encoding, Problems problems) => encoding is UTF8Encoding
        ? Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ReplacementFallback, new WesternFallback(problems))
        : encoding;

    private static (Encoding? Encoding, int Mark) EncodingOf(ReadOnlySpan<byte> start, bool wholeFile) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (Unmarked(start, wholeFile), 0),
    };

    private static Encoding? Unmarked(ReadOnlySpan<byte> start, bool wholeFile)
    {
        if (BinaryLook.IsWide(start) is { } wide) return wide;
        if (BinaryLook.IsBinary(start)) return null;
        if (IsUtf8(start, wholeFile)) return Encoding.UTF8;
        return CharsetDetector.DetectFromBytes(start.ToArray()).Detected is { Confidence: > Sure, Encoding: { } sure } ? sure : WesternFallback.Western;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> start, bool wholeFile)
    {
        // A sample may end inside a character.
        for (var cut = 0; cut < (wholeFile ? 1 : 4) && cut <= start.Length; cut++)
        {
            try
            {
                Strict.GetCharCount(start[..^cut]);
                return true;
            }
            catch (DecoderFallbackException)
            {
                // Try with one byte less.
            }
        }
        return false;
    }
}
