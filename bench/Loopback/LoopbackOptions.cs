using Twins.Bench.Loopback.Batches;

namespace Twins.Bench.Loopback;

/// <summary>How the loopback model behaves.</summary>
public sealed record LoopbackOptions
{
    /// <summary>0 for any free port.</summary>
    public int Port { get; init; }
    public TimeSpan Latency { get; init; }
    /// <summary>How long a streamed reply waits before its first piece of text.</summary>
    public TimeSpan FirstToken { get; init; }
    /// <summary>And between two of them.</summary>
    public TimeSpan BetweenTokens { get; init; }
    /// <summary>Told the request's body and all of the text when the first piece of a streamed reply is about to be written.</summary>
    public Action<string, string>? Speaks { get; init; }
    /// <summary>What callers must present, as a bearer token or an api-key header; null lets everyone in.</summary>
    public string? Key { get; init; }
    /// <summary>Refuses requests without strict structured output, as a test of ours wants it.</summary>
    public bool Strict { get; init; } = true;
    /// <summary>What goes wrong with the n-th model call, from 0; null for nothing.</summary>
    public Func<long, Fault?>? Script { get; init; }
    /// <summary>Dimensions of an embedding.</summary>
    public int Dimensions { get; init; } = 64;
    /// <summary>True when "10" is two tokens, as with tokenizers that split every digit.</summary>
    public bool SingleDigits { get; init; }
    /// <summary>How its batches behave.</summary>
    public LoopbackBatchOptions Batches { get; init; } = new();
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
