namespace Twins.Bot.Activities;

/// <summary>A person, as the company knows them: what is kept of them is kept under their key.</summary>
/// <param name="Key">The tenant and the directory's id; where the channel has none, the channel's own id.</param>
public sealed record Person(string Key, string? Name, string? ObjectId)
{
    public static Person Of(Activity activity) => Of(activity.ChannelId, activity.TenantId, activity.From);

    internal static Person Of(string channel, string? tenant, Account account) => account.ObjectId is { Length: > 0 } id && tenant is { Length: > 0 }
        ? new($"{tenant}/{id}", account.Name, id)
        : new($"{channel}|{account.Id}", account.Name, account.ObjectId);
}
