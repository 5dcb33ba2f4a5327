using System.Text;

namespace Twins.Adapters.Sources;

/// <summary>Tells text from what only has its name: pictures, archives, office files.</summary>
internal static class BinaryLook
{
    /// <summary>A damaged text has a few control characters; what is no text has them everywhere.</summary>
    private const double MostControls = 0.05;

    private static readonly byte[][] Beginnings =
    [
        [0x89, (byte)'P', (byte)'N', (byte)'G'], [0xFF, 0xD8, 0xFF], "GIF8"u8.ToArray(), "%PDF-"u8.ToArray(), [(byte)'P', (byte)'K', 3, 4], [0x1F, 0x8B],
        [0xD0, 0xCF, 0x11, 0xE0], "7z"u8.ToArray().Concat(new byte[] { 0xBC, 0xAF }).ToArray(), "SQLite format 3"u8.ToArray(), [0x7F, (byte)'E', (byte)'L', (byte)'F'],
    ];

    public static bool IsBinary(ReadOnlySpan<byte> start)
    {
        foreach (var beginning in Beginnings) if (start.StartsWith(beginning)) return true;
        var controls = 0;
        foreach (var b in start) if (b is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x1B)) controls++;
        return controls > MostControls * start.Length;
    }

    /// <summary>UTF-16 without a mark at its beginning has a zero in every other byte of Latin text.</summary>
    public static UnicodeEncoding? IsWide(ReadOnlySpan<byte> start)
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
}
