using Microsoft.Extensions.AI;

namespace Twins.Adapters.Models;

/// <summary>A chat client whose calls go through a guard.</summary>
internal sealed class GuardedChatClient(IChatClient inner, CallGuard guard) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        guard.RunAsync((InnerClient, messages, options), static (call, token) => call.InnerClient.GetResponseAsync(call.messages, call.options, token), cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        StreamGuard.RunAsync(guard, (InnerClient, messages, options), static (call, token) => call.InnerClient.GetStreamingResponseAsync(call.messages, call.options, token), cancellationToken);
}
