using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Twins.Functions.Hooks.Signatures;

/// <summary>Finds what a call's headers claim. What is malformed or too old claims nothing.</summary>
internal static class ClaimReader
{
    /// <summary>How far a sender's clock and the network may be off, both ways.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const int MostSignatures = 16;
    private const int LongestId = 128;

    public static IReadOnlyList<Claim> Read(IHeaderDictionary headers, DateTimeOffset now) =>
        [.. new[] { Standard(headers, now), Github(headers) }.OfType<Claim>()];

    private static Claim? Standard(IHeaderDictionary headers, DateTimeOffset now)
    {
        // A full stop in the id would leave open where the id ends and the time begins.
        if (Id(headers["webhook-id"]) is not { } id || id.Contains('.')) return null;
        if (!long.TryParse(headers["webhook-timestamp"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds) return null;
        // Other versions are for other readers.
        var ours = headers["webhook-signature"].SelectMany(line => line!.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.StartsWith("v1,", StringComparison.Ordinal)).Take(MostSignatures).Select(word => Base64(word[3..])).OfType<byte[]>().ToList();
        return ours.Count is 0 ? null : new Claim(SignatureScheme.Standard, id, HookSignature.StandardPrefix(id, seconds), ours);
    }

    private static Claim? Github(IHeaderDictionary headers) =>
        Id(headers["X-GitHub-Delivery"]) is { } id
        && headers["X-Hub-Signature-256"].ToString() is { Length: 71 } text && text.StartsWith("sha256=", StringComparison.Ordinal)
        && Hex(text[7..]) is { } signature ? new Claim(SignatureScheme.Github, id, "", [signature]) : null;

    private static string? Id(StringValues header) =>
        header is [{ Length: > 0 and <= LongestId } id] && id.All(c => c is > ' ' and <= '~') ? id : null;

    private static byte[]? Base64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    private static byte[]? Hex(string text)
    {
        var bytes = new byte[text.Length / 2];
        return Convert.FromHexString(text, bytes, out _, out _) is System.Buffers.OperationStatus.Done ? bytes : null;
    }
}
