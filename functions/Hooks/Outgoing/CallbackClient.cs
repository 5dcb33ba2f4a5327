using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Twins.Functions.Hooks.Signatures;

namespace Twins.Functions.Hooks.Outgoing;

/// <summary>Posts one signed event to a stranger's URL, and believes nothing that comes back but the status.</summary>
internal sealed class CallbackClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HookOptions options;
    private readonly SharedSecrets secrets;
    private readonly TimeProvider clock;
    private readonly HttpClient http;

    public CallbackClient(Resolve resolve, HookOptions options, SharedSecrets secrets, TimeProvider clock)
    {
        (this.options, this.secrets, this.clock) = (options, secrets, clock);
        http = new HttpClient(Handler(new GuardedConnect(resolve, options)), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <param name="subscription">Whom to tell.</param>
    /// <param name="id">The same in every attempt.</param>
    /// <param name="payload">The event.</param>
    /// <param name="stop">The process stops; the outcome stays open.</param>
    public async Task<Attempt> PostAsync(Subscription subscription, string id, string payload, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (CallbackUrl.Flaw(subscription.Url, options) is { } flaw) return new Attempt(now, null, $"Not sent: {flaw}");
        var keys = secrets.OfCallback(subscription.Secret);
        if (keys.Flaw is { } missing) return new Attempt(now, null, $"Not sent: {missing}");
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        try
        {
            using var request = Request(subscription.Url, id, now, keys.Keys, Encoding.UTF8.GetBytes(payload));
            // The body is left unread: closing the connection is what bounds it.
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new Attempt(now, (int)response.StatusCode, response.IsSuccessStatusCode ? null : $"The receiver answered {(int)response.StatusCode}.") { RetryAfter = Wait(response.Headers.RetryAfter, now) };
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Attempt(now, null, $"The receiver did not answer within {Patience.TotalSeconds} seconds.");
        }
        catch (Exception e) when (e is HttpRequestException or RefusedAddressException or SocketException or IOException)
        {
            return new Attempt(now, null, Reason(e));
        }
    }

    public void Dispose() => http.Dispose();

    private static SocketsHttpHandler Handler(GuardedConnect connect) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        Credentials = null,
        PreAuthenticate = false,
        ActivityHeadersPropagator = null,
        ConnectCallback = connect.ConnectAsync,
        // Every call connects anew, so that every call is checked.
        PooledConnectionLifetime = TimeSpan.Zero,
        ConnectTimeout = Patience,
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 0,
    };

    private static HttpRequestMessage Request(string url, string id, DateTimeOffset now, IReadOnlyList<byte[]> keys, byte[] body)
    {
        var seconds = now.ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Twins-Webhooks", "1"));
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", HookSignature.Standard(keys, id, seconds, body));
        return request;
    }

    private static TimeSpan? Wait(RetryConditionHeaderValue? after, DateTimeOffset now) => after?.Delta ?? (after?.Date - now);

    /// <summary>In our own words: what a stranger's server writes is kept nowhere.</summary>
    private static string Reason(Exception failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            if (e is RefusedAddressException) return e.Message;
            if (e is SocketException socket) return $"No connection: {socket.SocketErrorCode}.";
            if (e is AuthenticationException) return "No connection: the receiver's certificate is not trusted.";
        }
        return failure is HttpRequestException { HttpRequestError: var error } ? $"No answer that is HTTP: {error}." : "The connection broke.";
    }
}
