namespace Twins.Adapters.Teams;

/// <summary>Addresses below {serviceUrl}/v3/conversations. Ids come from outside and are encoded, so that none can lead elsewhere.</summary>
internal static class ConnectorPaths
{
    public static Uri Conversations(ConversationReference reference) => Below(reference.ServiceUrl);

    public static Uri Activities(ConversationReference reference) => Below(reference.ServiceUrl, Id(reference.ConversationId), "activities");

    public static Uri Activity(ConversationReference reference, string activityId) => Below(reference.ServiceUrl, Id(reference.ConversationId), "activities", Id(activityId));

    public static Uri Members(ConversationReference reference, string? continuation) =>
        new(Below(reference.ServiceUrl, Id(reference.ConversationId), "pagedmembers") + "?pageSize=500" + (continuation is null ? "" : $"&continuationToken={Uri.EscapeDataString(continuation)}"));

    private static Uri Below(Uri serviceUrl, params string[] parts) => new($"{serviceUrl.AbsoluteUri.TrimEnd('/')}/v3/{string.Join('/', ["conversations", .. parts])}");

    /// <summary>Dots are not encoded, and two of them would climb.</summary>
    private static string Id(string id) =>
        string.IsNullOrWhiteSpace(id) || id is "." or ".." ? throw new ArgumentException($"'{id}' is no id of a conversation or an activity; use one that the channel gave.", nameof(id)) : Uri.EscapeDataString(id);
}
