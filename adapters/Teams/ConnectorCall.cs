using System.Net.Http.Headers;
using System.Text;

namespace Twins.Adapters.Teams;

/// <summary>One request to the Connector, which can be made again.</summary>
/// <param name="Conversation">Whose pace it counts towards.</param>
/// <param name="Read">What a successful reply means.</param>
internal sealed record ConnectorCall(HttpMethod Method, Uri Url, string Conversation, Func<ReplyFields, ConnectorOutcome> Read)
{
    private static readonly Encoding Wire = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Of the conversation, where it is a channel.</summary>
    public string? TeamId { get; init; }

    /// <summary>JSON.</summary>
    public string? Body { get; init; }

    /// <summary>Whether doing it twice is no worse than doing it once.</summary>
    public bool IsRepeatable => Method != HttpMethod.Post;

    public HttpRequestMessage Request(string? token)
    {
        var request = new HttpRequestMessage(Method, Url);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (Body is not null) request.Content = new StringContent(Body, Wire, "application/json");
        return request;
    }
}
