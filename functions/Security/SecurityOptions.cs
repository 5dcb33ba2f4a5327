namespace Twins.Functions.Security;

/// <summary>Who is let in.</summary>
internal sealed record SecurityOptions
{
    /// <summary>Null when no tokens are accepted.</summary>
    public EntraOptions? Entra { get; init; }

    public IReadOnlyList<ApiKey> Keys { get; init; } = [];

    /// <summary>Nobody has set up who is let in, so nobody but this machine can even connect.</summary>
    public bool LoopbackOnly { get; init; }

    /// <summary>What the person who starts the process should know; null when there is nothing to say.</summary>
    public string? Notice { get; init; }
}
