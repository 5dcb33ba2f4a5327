namespace Twins.Adapters.Models;

/// <summary>One try of a call whose reply comes in pieces; it keeps its place at the gate until it is disposed of.</summary>
internal sealed class GuardedStream<T> : IAsyncDisposable
{
    private readonly CallGuard guard;
    private readonly Pass pass;
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource patience;
    private readonly CancellationTokenRegistration link;
    private readonly IAsyncEnumerator<T> pieces;
    private CallEnd end = CallEnd.Other;
    private TimeSpan? pause;

    private GuardedStream(CallGuard guard, Pass pass, Func<CancellationToken, IAsyncEnumerable<T>> make, CancellationToken caller)
    {
        (this.guard, this.pass, this.caller, patience) = (guard, pass, caller, guard.Patience());
        link = caller.UnsafeRegister(static p => ((CancellationTokenSource)p!).Cancel(), patience);
        pieces = make(patience.Token).GetAsyncEnumerator(patience.Token);
    }

    /// <summary>False once the reply is over.</summary>
    public bool HasPiece { get; private set; }

    public T Piece => pieces.Current;

    /// <summary>Waits at the gate and then for the first piece.</summary>
    public static async ValueTask<GuardedStream<T>> OpenAsync(CallGuard guard, Func<CancellationToken, IAsyncEnumerable<T>> make, CancellationToken caller)
    {
        var stream = new GuardedStream<T>(guard, await guard.Gate.EnterAsync(caller), make, caller);
        try
        {
            await stream.NextAsync();
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="WireFaultException">No piece came and the reply is not over.</exception>
    public async ValueTask NextAsync()
    {
        try
        {
            guard.Renew(patience);
            HasPiece = await pieces.MoveNextAsync();
            // What the reader does with a piece takes its own time.
            patience.CancelAfter(Timeout.InfiniteTimeSpan);
            if (!HasPiece) end = CallEnd.Success;
        }
        catch (Exception e) when (!caller.IsCancellationRequested && guard.Judge(e) is { } verdict)
        {
            (end, pause) = (verdict.End, verdict.Pause);
            throw verdict.Fault;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await pieces.DisposeAsync();
        }
        finally
        {
            await link.DisposeAsync();
            patience.Dispose();
            guard.Gate.Leave(pass, end, pause);
        }
    }
}
