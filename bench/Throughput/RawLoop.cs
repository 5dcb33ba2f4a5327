using System.Net.Http.Headers;

namespace Twins.Bench.Throughput;

/// <summary>The limit: the same bytes posted with a bare <see cref="HttpClient"/>, the reply read and thrown away.</summary>
internal static class RawLoop
{
    public static async Task RunAsync(Uri url, byte[] body, int calls, int concurrency)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "bench");
        var target = new Uri($"{url.AbsoluteUri.TrimEnd('/')}/chat/completions");
        var type = new MediaTypeHeaderValue("application/json");
        await Parallel.ForAsync(0, calls, new ParallelOptions { MaxDegreeOfParallelism = concurrency }, async (_, stop) =>
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = type;
            using var response = await http.PostAsync(target, content, stop);
            response.EnsureSuccessStatusCode();
            await response.Content.ReadAsByteArrayAsync(stop);
        });
    }
}
