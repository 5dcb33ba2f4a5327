using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Twins.Adapters.Models;

/// <summary>
/// Chat completions through the SDK's pipeline (addresses, keys, Entra) with our own bytes in and out. The SDK's typed
/// layer costs more than the call itself and throws on replies that were paid for; see docs/decisions.
/// </summary>
internal sealed class WireChatClient(ChatClient client, RequestBody requests, ChatClientMetadata about) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var body = BinaryContent.Create(BinaryData.FromBytes(requests.Write(messages, options)));
        var result = await client.CompleteChatAsync(body, new RequestOptions { CancellationToken = cancellationToken });
        using var reply = result.GetRawResponse();
        return ReplyBody.Read(reply.Content);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var body = BinaryContent.Create(BinaryData.FromBytes(requests.Write(messages, options, streamed: true)));
        var asked = new RequestOptions { CancellationToken = cancellationToken, BufferResponse = false };
        asked.SetHeader("Accept", "text/event-stream");
        var result = await client.CompleteChatAsync(body, asked);
        using var reply = result.GetRawResponse();
        await foreach (var update in ReplyStream.ReadAsync(reply.ContentStream!, cancellationToken)) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null : serviceType.IsInstanceOfType(this) ? this : serviceType.IsInstanceOfType(about) ? about : null;

    public void Dispose()
    {
        // The connection belongs to whoever made the SDK's client.
    }
}
