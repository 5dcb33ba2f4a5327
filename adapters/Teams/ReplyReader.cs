using Twins.Adapters.Retries;

namespace Twins.Adapters.Teams;

/// <summary>What a reply of the Connector means.</summary>
internal sealed class ReplyReader(TimeProvider clock)
{
    public async Task<ConnectorOutcome> ReadAsync(ConnectorCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var fields = ReplyFields.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        return response.IsSuccessStatusCode ? call.Read(fields) : Refusal((int)response.StatusCode, fields.Error(), response.Headers.TryGetValues("Retry-After", out var after) ? RetryAfter.Read(after.FirstOrDefault(), clock) : null);
    }

    private static ConnectorOutcome Refusal(int status, (string? Code, string Message) error, TimeSpan? after) => (status, error.Code) switch
    {
        (403, "BotNotInConversationRoster") => new ConnectorOutcome.NotInRoster(),
        (403, "ContentStreamNotAllowed") => new ConnectorOutcome.StreamRefused(Why(error.Message)),
        // Only these pass by themselves.
        (412 or 429 or 502 or 503 or 504, _) => new ConnectorOutcome.Unavailable(status, $"Teams answered {status}; send it again later.", after),
        (401, _) => new ConnectorOutcome.Refused(status, error.Code, "Teams did not take the bot's token (401); check that TWINS_BOT_APP_ID and TWINS_BOT_TENANT are those of the bot's registration."),
        (413, _) => new ConnectorOutcome.Refused(status, error.Code, "Teams found the message too large (413); send less."),
        _ => new ConnectorOutcome.Refused(status, error.Code, $"Teams refused the call ({status} {error.Code}); it will not work as it is."),
    };

    private static StreamRefusal Why(string message) =>
        message.Contains("exceeded streaming time", StringComparison.OrdinalIgnoreCase) ? StreamRefusal.Expired
        : message.Contains("cancel", StringComparison.OrdinalIgnoreCase) ? StreamRefusal.Cancelled
        : StreamRefusal.Other;
}
