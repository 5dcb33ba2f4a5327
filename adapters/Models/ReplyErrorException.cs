using System.Text.Json;

namespace Twins.Adapters.Models;

/// <summary>A stream said, in the middle of a reply, that there will be no more of it. Its words may quote a key: they go through <see cref="FaultReader"/>.</summary>
internal sealed class ReplyErrorException(JsonElement error) : Exception("the service broke its reply off")
{
    public JsonElement Error => error;
}
