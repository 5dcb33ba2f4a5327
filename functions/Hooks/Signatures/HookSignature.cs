using System.Security.Cryptography;
using System.Text;

namespace Twins.Functions.Hooks.Signatures;

/// <summary>HMAC-SHA256 over a prefix and the raw body: what both schemes come down to.</summary>
internal static class HookSignature
{
    /// <summary>The <c>webhook-signature</c> of Standard Webhooks, one for each key.</summary>
    public static string Standard(IReadOnlyList<byte[]> keys, string id, long timestamp, ReadOnlyMemory<byte> body) =>
        string.Join(' ', keys.Select(key => "v1," + Convert.ToBase64String(Of(key, StandardPrefix(id, timestamp), body.Span))));

    public static string StandardPrefix(string id, long timestamp) => $"{id}.{timestamp}.";

    public static byte[] Of(byte[] key, string prefix, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes(prefix));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
