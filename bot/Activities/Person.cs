namespace Twins.Bot.Activities;

/// <summary>A person, as the company knows them: what is kept of them is kept under their key.</summary>
/// <param name="Key">The tenant and the directory's id; where the channel has none, the channel's own id.</param>
public sealed record Person(string Key, string? Name, string? ObjectId)
{
    public static Person Of(Activity activity) => activity switch
    {
        { From.ObjectId: { Length: > 0 } id, TenantId: { Length: > 0 } tenant } => new($"{tenant}/{id}", activity.From.Name, id),
        _ => new($"{activity.ChannelId}|{activity.From.Id}", activity.From.Name, activity.From.ObjectId),
    };
}
