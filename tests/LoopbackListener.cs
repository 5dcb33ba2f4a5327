using System.Net;

namespace Twins.Tests;

/// <summary>A server on a free port of 127.0.0.1 that hands each request to a test.</summary>
internal sealed class LoopbackListener : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task serving;

    /// <param name="answer">Awaited before the next request is taken; whoever wants several at once does not wait in it.</param>
    public LoopbackListener(Func<HttpListenerContext, Task> answer)
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        // Whoever asked may have been killed meanwhile.
        listener.IgnoreWriteExceptions = true;
        Url = new Uri($"http://127.0.0.1:{port}/v1");
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        serving = ServeAsync(answer);
    }

    public Uri Url { get; }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        listener.Close();
    }

    private async Task ServeAsync(Func<HttpListenerContext, Task> answer)
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            await answer(context);
        }
    }
}
