using Twins.Core.Documents;

namespace Twins.Core.Studies;

/// <summary>Turns a campaign's variants into what is shown: text, picture and a content hash.</summary>
public static class StimulusReader
{
    private const int LargestImage = 5 << 20;

    /// <param name="document">The campaign file that names the images.</param>
    /// <exception cref="DocumentException">A picture is missing, too large, or neither PNG nor JPEG.</exception>
    public static IReadOnlyList<StimulusVariant> Read(string document, IReadOnlyList<Variant> variants) => [.. variants.Select(v => Read(document, v))];

    private static StimulusVariant Read(string document, Variant variant)
    {
        // The id is a name for people; two variants that show the same are the same to a twin.
        var text = ContentHash.Of(variant with { Id = "", Image = null });
        if (variant.Image is null) return new StimulusVariant(variant, null, null, text);
        var path = StudyFolder.Resolve(document, $"variants: '{variant.Id}': image", variant.Image);
        if (new FileInfo(path).Length > LargestImage) throw new DocumentException(document, null, $"variants: '{variant.Id}': the image is larger than {LargestImage >> 20} MB; make it smaller.");
        var bytes = File.ReadAllBytes(path);
        var type = Type(bytes) ?? throw new DocumentException(document, null, $"variants: '{variant.Id}': '{variant.Image}' is neither PNG nor JPEG.");
        return new StimulusVariant(variant, bytes, type, ContentHash.OfBytes([.. Convert.FromHexString(text), .. bytes]));
    }

    private static string? Type(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : null;
}
