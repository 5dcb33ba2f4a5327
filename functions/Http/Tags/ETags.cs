using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Twins.Functions.Http.Tags;

/// <summary>Strong ETags. Stores' own tags have any form, some with quotes and dates; callers get a hash.</summary>
internal static class ETags
{
    public static EntityTagHeaderValue Of(string tag) =>
        new($"\"{Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(tag)).AsSpan(0, 15))}\"");
}
