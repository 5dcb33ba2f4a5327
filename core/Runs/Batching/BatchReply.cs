using Microsoft.Extensions.AI;

namespace Twins.Core.Runs.Batching;

/// <summary>One line of what came back. Its id is a claim until it was held against the plan.</summary>
/// <param name="Id">Null where the line has none that can be read.</param>
public abstract record BatchReply(string? Id)
{
    /// <summary>The model replied, whatever its reply is worth.</summary>
    public sealed record Said(string Id, ChatResponse Reply) : BatchReply(Id);

    /// <summary>The provider's content filter stopped the prompt.</summary>
    public sealed record Filtered(string Id, string Why) : BatchReply(Id);

    /// <summary>No reply came, or the line cannot be read.</summary>
    public sealed record Failed(string? Id, string Why) : BatchReply(Id);
}
