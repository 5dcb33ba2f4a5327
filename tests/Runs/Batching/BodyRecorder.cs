using System.Collections.Concurrent;

namespace Twins.Tests.Runs.Batching;

/// <summary>Keeps what goes over the wire.</summary>
internal sealed class BodyRecorder
{
    public ConcurrentQueue<string> Chats { get; } = [];

    public ConcurrentQueue<string> Forms { get; } = [];

    public ConcurrentQueue<string> Addresses { get; } = [];

    public HttpMessageHandler Around(HttpMessageHandler inner) => new Recording(this, inner);

    private sealed class Recording(BodyRecorder record, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            record.Addresses.Enqueue($"{request.Method} {request.RequestUri!.PathAndQuery}");
            if (request.Content is not null)
            {
                await request.Content.LoadIntoBufferAsync(cancellationToken);
                (request.RequestUri.AbsolutePath.EndsWith("/files", StringComparison.Ordinal) ? record.Forms : record.Chats).Enqueue(await request.Content.ReadAsStringAsync(cancellationToken));
            }
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
