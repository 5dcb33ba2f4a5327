using System.Runtime.InteropServices;

namespace Twins.Cli.Terminal;

/// <summary>
/// Ctrl-C and SIGTERM. The first asks the command to stop, which lets what is paid for finish; the second ends the process
/// at once, which loses nothing but that.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] signals;

    public Interruption() => signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Take), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take)];

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (var signal in signals) signal.Dispose();
        source.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        if (source.IsCancellationRequested) return;
        context.Cancel = true;
        Edge.Say("Stopping once the calls in flight are back; again to stop at once.");
        source.Cancel();
    }
}
