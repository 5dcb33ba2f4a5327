using Azure.Identity;
using Polly;
using Twins.Adapters.Retries;

namespace Twins.Adapters.Teams;

/// <summary>
/// What every call to the Connector goes through: the conversation's pace, the bot's token, a time limit, and another try
/// where a reply says that it may pass. A post that got no reply is not made again, for it may have been heard.
/// </summary>
internal sealed class ConnectorGuard(ConnectorOptions options, TimeProvider clock, TokenCache tokens, HttpClient http)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private readonly ConversationPace pace = new(clock);
    private readonly ReplyReader replies = new(clock);
    private readonly ResiliencePipeline<ConnectorOutcome> retry = Backoff.Of<ConnectorOutcome>(
        options.MaxTries, options.Seed, clock,
        static o => o is ConnectorOutcome.Unavailable { Status: not null } u && !(u.After > LongestWait),
        static o => (o as ConnectorOutcome.Unavailable)?.After);

    /// <summary>Null where nobody remembers.</summary>
    public LeftConversations? Left { get; init; }

    public Task<ConnectorOutcome> RunAsync(ConnectorCall call, CancellationToken cancellationToken) =>
        retry.ExecuteAsync(static async (s, token) => await s.Guard.TryAsync(s.Call, token), (Guard: this, Call: call), cancellationToken).AsTask();

    /// <summary>One try.</summary>
    public async Task<ConnectorOutcome> TryAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        if (Left is not null && await Left.HasAsync(call.Conversation, cancellationToken)) return new ConnectorOutcome.NotInRoster();
        await pace.EnterAsync(call.Conversation, cancellationToken);
        try
        {
            var token = await tokens.GetAsync(cancellationToken);
            var outcome = await ExchangeAsync(call, token, cancellationToken);
            if (outcome is ConnectorOutcome.NotInRoster && Left is not null) await Left.AddAsync(call.Conversation, call.TeamId, CancellationToken.None);
            if (outcome is ConnectorOutcome.Refused { Status: 401 }) tokens.Forget(token);
            if (outcome is ConnectorOutcome.Unavailable { After: { } wait }) pace.Pause(call.Conversation, wait < LongestWait ? wait : LongestWait);
            return outcome;
        }
        catch (AuthenticationFailedException)
        {
            // Entra's own words may repeat what was sent, and go no further.
            return new ConnectorOutcome.Unavailable(null, "The bot got no token from Entra; check TWINS_BOT_APP_ID, TWINS_BOT_TENANT and TWINS_BOT_SECRET, or that the managed identity is the bot's.");
        }
    }

    private async Task<ConnectorOutcome> ExchangeAsync(ConnectorCall call, string? token, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.Timeout, clock);
        using var link = cancellationToken.UnsafeRegister(static p => ((CancellationTokenSource)p!).Cancel(), patience);
        try
        {
            using var request = call.Request(token);
            using var response = await http.SendAsync(request, patience.Token);
            return await replies.ReadAsync(call, response, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Lost(call, $"Teams did not answer within {options.Timeout.TotalSeconds:0} s.");
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new ConnectorOutcome.Unavailable(null, $"{call.Url.Host} cannot be reached; check the network.");
        }
        catch (HttpRequestException)
        {
            return Lost(call, "The connection to Teams broke before the answer came.");
        }
    }

    private static ConnectorOutcome Lost(ConnectorCall call, string why) => call.IsRepeatable ? new ConnectorOutcome.Unavailable(null, why) : new ConnectorOutcome.Uncertain(why);
}
