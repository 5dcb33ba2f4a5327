using System.Globalization;

namespace Twins.Tests.Bot;

/// <summary>Activities as Teams writes them.</summary>
internal static class Said
{
    public const string Tenant = "11111111-2222-3333-4444-555555555555";

    /// <param name="id">Teams counts them in milliseconds, so another one is another moment too.</param>
    public static string Message(string text = "hello", string id = "1700000000001", string conversation = "a:1personal") => $$"""
        {"type":"message","id":"{{id}}","timestamp":"{{At(id):O}}","localTimestamp":"{{At(id).ToOffset(TimeSpan.FromHours(1)):O}}",
         "serviceUrl":"{{ChannelTokens.Service}}","channelId":"msteams","textFormat":"plain","locale":"en-US","text":"{{text}}",
         "from":{"id":"29:ada","name":"Ada","aadObjectId":"0a0a0a0a-0000-4000-8000-000000000001"},
         "conversation":{"conversationType":"personal","tenantId":"{{Tenant}}","id":"{{conversation}}"},
         "recipient":{"id":"28:{{ChannelTokens.App}}","name":"Twins"},
         "entities":[{"locale":"en-US","country":"US","platform":"Web","type":"clientInfo"},{"type":"https://example.org/new","x":[1,{}]}],
         "channelData":{"tenant":{"id":"{{Tenant}}"} },"somethingNew":{"deep":[true]} }
        """;

    /// <summary>The same message once more, as a channel sends it that heard no answer: by another id, and the channel's own time is another too.</summary>
    public static string Again(string message, string id = "1700000000001", string newId = "1700000016000") =>
        message.Replace($"\"id\":\"{id}\",\"timestamp\":\"{At(id):O}\"", $"\"id\":\"{newId}\",\"timestamp\":\"{At(newId):O}\"", StringComparison.Ordinal);

    public static string Timeless(string message) => message.Replace("imestamp\"", "ime\"", StringComparison.Ordinal);

    public static string Of(string type, string more = "") =>
        Message().Replace("\"type\":\"message\"", $"\"type\":\"{type}\"{(more.Length > 0 ? "," + more : "")}", StringComparison.Ordinal);

    private static DateTimeOffset At(string id) => DateTimeOffset.FromUnixTimeMilliseconds(long.TryParse(id, CultureInfo.InvariantCulture, out var at) ? at : 0);
}
