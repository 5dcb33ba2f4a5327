using Azure.Core;

namespace Twins.Adapters.Teams;

/// <summary>Speaks to conversations of Teams over the Connector's REST interface, with the bot's own token.</summary>
public sealed class ConnectorClient : IDisposable
{
    private const int LongestReply = 4_000_000;

    private readonly HttpClient http;
    private readonly TokenCache tokens;
    private readonly ConnectorGuard guard;
    private readonly ServiceUrls urls;

    private ConnectorClient(ConnectorOptions options, TimeProvider clock, TokenCredential? credential, LeftConversations? left)
    {
        // A redirect would show the token to somebody else.
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LongestReply };
        tokens = new TokenCache(credential, clock);
        guard = new ConnectorGuard(options, clock, tokens, http) { Left = left };
        (urls, MaxTries) = (new ServiceUrls(options), options.MaxTries);
    }

    internal int MaxTries { get; }

    /// <param name="credential">The bot's identity, where it is not the one in the options.</param>
    /// <param name="left">Where nothing is sent, and what is added to when Teams says that the bot is not there any more.</param>
    public static ConnectorClient Create(ConnectorOptions options, TimeProvider clock, TokenCredential? credential = null, LeftConversations? left = null) => new(options, clock, credential ?? BotCredential.Of(options.Identity), left);

    public Task<ConnectorOutcome> SendAsync(ConversationReference to, OutgoingActivity activity, CancellationToken cancellationToken) =>
        guard.RunAsync(Post(to, activity), cancellationToken);

    public Task<ConnectorOutcome> ReplyAsync(ConversationReference to, string activityId, OutgoingActivity activity, CancellationToken cancellationToken) =>
        guard.RunAsync(Call(HttpMethod.Post, to, ConnectorPaths.Activity(to, activityId)) with { Body = TeamsJson.WriteWithin(activity with { ReplyToId = activityId }) }, cancellationToken);

    /// <summary>Puts another activity in the place of one that was sent.</summary>
    public Task<ConnectorOutcome> UpdateAsync(ConversationReference to, string activityId, OutgoingActivity activity, CancellationToken cancellationToken) =>
        guard.RunAsync(Call(HttpMethod.Put, to, ConnectorPaths.Activity(to, activityId)) with { Body = TeamsJson.WriteWithin(activity) }, cancellationToken);

    public Task<ConnectorOutcome> DeleteAsync(ConversationReference to, string activityId, CancellationToken cancellationToken) =>
        guard.RunAsync(Call(HttpMethod.Delete, to, ConnectorPaths.Activity(to, activityId)), cancellationToken);

    /// <param name="continuation">Of the page before; null for the first.</param>
    /// <returns><see cref="ConnectorOutcome.Roster"/> where it worked.</returns>
    public Task<ConnectorOutcome> MembersAsync(ConversationReference of, string? continuation, CancellationToken cancellationToken) =>
        guard.RunAsync(Call(HttpMethod.Get, of, ConnectorPaths.Members(of, continuation)) with { Read = r => new ConnectorOutcome.Roster(r.Members(), r.Text("continuationToken") is { Length: > 0 } more ? more : null) }, cancellationToken);

    /// <summary>Begins a thread in a channel of a team that has the bot.</summary>
    /// <param name="team">Any conversation of that team.</param>
    /// <returns><see cref="ConnectorOutcome.Created"/> where it worked; details go as replies to its conversation.</returns>
    public Task<ConnectorOutcome> PostToChannelAsync(ConversationReference team, string channelId, OutgoingActivity activity, CancellationToken cancellationToken) =>
        guard.RunAsync(Create(team, channelId, new NewConversation { IsGroup = true, ChannelData = new NewConversation.Place(new NewConversation.Named(channelId)), Activity = activity, TenantId = team.TenantId }), cancellationToken);

    /// <summary>The chat with one person alone, which is made where it is not there yet.</summary>
    /// <param name="met">Any conversation in which the bot met the person.</param>
    /// <returns><see cref="ConnectorOutcome.Created"/> where it worked.</returns>
    public Task<ConnectorOutcome> OpenChatAsync(ConversationReference met, string userId, CancellationToken cancellationToken) =>
        guard.RunAsync(Create(met, userId, new NewConversation { IsGroup = false, Members = [new NewConversation.Named(userId)], TenantId = met.TenantId }), cancellationToken);

    public void Dispose()
    {
        http.Dispose();
        tokens.Dispose();
    }

    /// <summary>Sends once: a stream has a pace of its own and something newer to say when it tries again.</summary>
    internal Task<ConnectorOutcome> SendOnceAsync(ConversationReference to, OutgoingActivity activity, CancellationToken cancellationToken) => guard.TryAsync(Post(to, activity), cancellationToken);

    private ConnectorCall Post(ConversationReference to, OutgoingActivity activity) => Call(HttpMethod.Post, to, ConnectorPaths.Activities(to)) with { Body = TeamsJson.WriteWithin(activity) };

    private ConnectorCall Create(ConversationReference reference, string with, NewConversation conversation) =>
        Call(HttpMethod.Post, reference with { ConversationId = with }, ConnectorPaths.Conversations(reference)) with
        {
            Body = TeamsJson.WriteWithin(conversation),
            Read = static r => r.Text("id") is { } id ? new ConnectorOutcome.Created(id, r.Text("activityId")) : new ConnectorOutcome.Uncertain("Teams made a conversation and did not say which."),
        };

    private ConnectorCall Call(HttpMethod method, ConversationReference reference, Uri url)
    {
        urls.Check(reference.ServiceUrl);
        return new ConnectorCall(method, url, reference.ConversationId, static r => new ConnectorOutcome.Delivered(r.Text("id"))) { TeamId = reference.TeamId };
    }
}
