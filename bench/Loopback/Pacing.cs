namespace Twins.Bench.Loopback;

/// <summary>How a streamed reply is sent.</summary>
/// <param name="Cut">Where it breaks off; null for nowhere.</param>
/// <param name="Speaks">Told all of the text when the first of it is about to be written.</param>
internal sealed record Pacing(LoopbackOptions Options, bool WithUsage, Fault.Cut? Cut, Action<string>? Speaks)
{
    public async Task WaitAsync(int piece, CancellationToken cancellationToken)
    {
        var wait = piece == 0 ? Options.FirstToken : Options.BetweenTokens;
        if (wait > TimeSpan.Zero) await Task.Delay(wait, Options.Clock, cancellationToken);
    }
}
