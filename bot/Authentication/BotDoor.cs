using Microsoft.AspNetCore.Http;
using Twins.Bot.Activities;
using Twins.Bot.Inbox;

namespace Twins.Bot.Authentication;

/// <summary>Decides who is let in, first by the call and then by the activity in it.</summary>
internal sealed class BotDoor(BotOptions bot, ChannelTokens tokens)
{
    public async Task<BotEntry> EnterAsync(HttpContext http)
    {
        if (bot.IsLocal) return LocalOnly.Refusal(http) is { } stranger ? new BotEntry.Closed(BotProblem.Unauthenticated, stranger) : new BotEntry.Open(null);
        // Without an id no token can be meant for us. Nobody is let in for want of a setting.
        if (bot.AppId is null) return new BotEntry.Closed(BotProblem.NotSetUp, $"{BotSettings.AppIdVariable} is not set");
        return await tokens.CheckAsync(http.Request.Headers.Authorization, http.RequestAborted) switch
        {
            TokenVerdict.Genuine genuine => new BotEntry.Open(genuine),
            TokenVerdict.Refused(var reason) => new BotEntry.Closed(BotProblem.Unauthenticated, reason),
            _ => new BotEntry.Closed(BotProblem.KeysUnavailable, "the issuer's keys cannot be had"),
        };
    }

    /// <summary>Why an activity is refused that came in by this entry; null when it is not.</summary>
    public BotEntry.Closed? Check(BotEntry.Open entry, Activity activity)
    {
        if ((entry.Token is { } token ? token.Refusal(activity) : LocalOnly.Refusal(activity)) is { } reason) return new BotEntry.Closed(BotProblem.Unauthenticated, reason);
        return bot.Tenant is { } tenant && !tenant.Equals(activity.TenantId, StringComparison.OrdinalIgnoreCase)
            ? new BotEntry.Closed(BotProblem.OtherTenant, "it is of another tenant")
            : null;
    }
}

internal abstract record BotEntry
{
    private BotEntry()
    {
    }

    /// <param name="Token">Null in local mode.</param>
    public sealed record Open(TokenVerdict.Genuine? Token) : BotEntry;

    public sealed record Closed(BotProblem Problem, string Reason) : BotEntry;
}
