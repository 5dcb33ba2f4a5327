using System.Security.Cryptography;
using System.Text.Json;
using Twins.Core.Documents;

namespace Twins.Core.Studies;

/// <summary>Names things by what they are: 32 hex characters of the SHA-256 of their canonical bytes.</summary>
public static class ContentHash
{
    public static string Of<T>(T value) => OfBytes(JsonSerializer.SerializeToUtf8Bytes(value, DocumentJson.Options));

    public static string OfBytes(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return Convert.ToHexStringLower(hash[..16]);
    }
}
