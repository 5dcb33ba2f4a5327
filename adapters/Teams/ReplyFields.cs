using System.Text.Json;
using Twins.Adapters.Models;

namespace Twins.Adapters.Teams;

/// <summary>The body of a reply, which may be empty or anything.</summary>
internal sealed record ReplyFields(JsonElement Body)
{
    public static ReplyFields Parse(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return new ReplyFields(json.RootElement.Clone());
        }
        catch (JsonException)
        {
            return new ReplyFields(default(JsonElement));
        }
    }

    public string? Text(string name) => Text(Body, name);

    public (string? Code, string Message) Error()
    {
        try
        {
            return ErrorBody.Read(Body, secret: null);
        }
        catch (InvalidOperationException)
        {
            return (null, "");
        }
    }

    public IReadOnlyList<Member> Members() =>
        Body.ValueKind is JsonValueKind.Object && Body.TryGetProperty("members"u8, out var members) && members.ValueKind is JsonValueKind.Array
            ? [.. members.EnumerateArray().Where(m => Text(m, "id") is not null).Select(m => new Member(Text(m, "id")!, Text(m, "name"), Text(m, "aadObjectId") ?? Text(m, "objectId")))]
            : [];

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
