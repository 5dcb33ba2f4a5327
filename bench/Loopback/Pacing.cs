namespace Twins.Bench.Loopback;

/// <summary>How a streamed reply is sent.</summary>
/// <param name="Cut">Where it breaks off; null for nowhere.</param>
/// <param name="Speaks">Told that the first text is about to be written.</param>
internal sealed record Pacing(LoopbackOptions Options, bool WithUsage, Fault.Cut? Cut, Action? Speaks)
{
    public async Task WaitAsync(int piece, CancellationToken cancellationToken)
    {
        var wait = piece == 0 ? Options.FirstToken : Options.BetweenTokens;
        if (wait > TimeSpan.Zero) await Task.Delay(wait, Options.Clock, cancellationToken);
        if (piece == 0) Speaks?.Invoke();
    }
}
