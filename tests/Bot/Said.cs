namespace Twins.Tests.Bot;

/// <summary>Activities as Teams writes them.</summary>
internal static class Said
{
    public const string Tenant = "11111111-2222-3333-4444-555555555555";

    public static string Message(string text = "hello", string id = "1700000000001", string conversation = "a:1personal") => $$"""
        {"type":"message","id":"{{id}}","timestamp":"2026-11-25T12:00:00.000Z","localTimestamp":"2026-11-25T13:00:00.000+01:00",
         "serviceUrl":"{{ChannelTokens.Service}}","channelId":"msteams","textFormat":"plain","locale":"en-US","text":"{{text}}",
         "from":{"id":"29:ada","name":"Ada","aadObjectId":"0a0a0a0a-0000-4000-8000-000000000001"},
         "conversation":{"conversationType":"personal","tenantId":"{{Tenant}}","id":"{{conversation}}"},
         "recipient":{"id":"28:{{ChannelTokens.App}}","name":"Twins"},
         "entities":[{"locale":"en-US","country":"US","platform":"Web","type":"clientInfo"},{"type":"https://example.org/new","x":[1,{}]}],
         "channelData":{"tenant":{"id":"{{Tenant}}"} },"somethingNew":{"deep":[true]} }
        """;

    public static string Of(string type, string more = "") =>
        Message().Replace("\"type\":\"message\"", $"\"type\":\"{type}\"{(more.Length > 0 ? "," + more : "")}", StringComparison.Ordinal);
}
