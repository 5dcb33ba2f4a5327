using System.Text;
using UtfUnknown;

namespace Twins.Adapters.Sources;

/// <summary>Opens a file as text in whatever encoding it was written; what is no text is refused.</summary>
internal static class SourceText
{
    private const int Sample = 64 << 10;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="open">Opens the file from its beginning; it is looked at first.</param>
    /// <returns>Null when it is no text; the problem was told.</returns>
    public static TextReader? Open(Func<Stream> open, Problems problems)
    {
        var start = new byte[Sample];
        int length;
        using (var look = open()) length = look.ReadAtLeast(start, Sample, throwOnEndOfStream: false);
        if (EncodingOf(start.AsSpan(0, length), wholeFile: length < Sample) is not { } encoding)
        {
            problems.Say(null, "is not text: it holds binary data. Export it as CSV or text in UTF-8.");
            return null;
        }
        return new StreamReader(open(), encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
    }

    private static Encoding? EncodingOf(ReadOnlySpan<byte> start, bool wholeFile)
    {
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0xEF, 0xBB, 0xBF, ..]) return Encoding.UTF8;
        if (start.Contains((byte)0)) return WideOf(start);
        if (IsUtf8(start, wholeFile)) return Encoding.UTF8;
        CodePages.Register();
        var detected = CharsetDetector.DetectFromBytes(start.ToArray()).Detected;
        // The small signs of Western Europe look alike to a detector that saw few of them.
        return detected is { Confidence: > 0.5f, Encoding: { } sure } ? sure : Encoding.GetEncoding(1252);
    }

    /// <summary>UTF-16 without a mark at its beginning has a zero in every other byte of Latin text.</summary>
    private static UnicodeEncoding? WideOf(ReadOnlySpan<byte> start)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] is not 0) continue;
            if (i % 2 is 0) even++;
            else odd++;
        }
        var half = start.Length / 2;
        return odd > 0.7 * half && even < 0.05 * half ? new UnicodeEncoding(bigEndian: false, byteOrderMark: false)
            : even > 0.7 * half && odd < 0.05 * half ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false)
            : null;
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

    private static class CodePages
    {
        static CodePages() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        public static void Register()
        {
            // Its constructor has done it.
        }
    }
}
