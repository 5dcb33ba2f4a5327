using System.Text;

namespace Twins.Adapters.Sources;

/// <summary>Reads bytes that are not UTF-8, in a file that is, as Windows-1252: what files have that were put together from several.</summary>
internal sealed class WesternFallback(Problems problems) : DecoderFallback
{
    private const int LongestSequence = 4;
    private bool told;

    public static Encoding Western { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public override int MaxCharCount => LongestSequence;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

    private void Tell()
    {
        if (!told) problems.Say(null, "holds bytes that are not UTF-8; they were read as Windows-1252. Save it as UTF-8 if letters look wrong.");
        told = true;
    }

    private sealed class Buffer(WesternFallback owner) : DecoderFallbackBuffer
    {
        private string text = "";
        private int at;

        public override int Remaining => text.Length - at;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            owner.Tell();
            (text, at) = (Western.GetString(bytesUnknown), 0);
            return text.Length > 0;
        }

        public override char GetNextChar() => at < text.Length ? text[at++] : '\0';

        public override bool MovePrevious()
        {
            if (at is 0) return false;
            at--;
            return true;
        }

        public override void Reset() => (text, at) = ("", 0);
    }
}
