using System.Security.Cryptography;
using System.Text;

namespace Twins.Functions.Http.Idempotency;

/// <summary>By what two requests are told apart: method, path, query and body.</summary>
internal static class RequestPrint
{
    private const int InMemory = 1024 * 1024;

    public static async Task<string> OfAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.EnableBuffering(InMemory);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}\n{request.QueryString}\n{request.ContentType}\n"));
        hash.AppendData(await SHA256.HashDataAsync(request.Body, cancellationToken));
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
