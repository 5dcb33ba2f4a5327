using Polly;
using Twins.Adapters.Retries;
using Twins.Core.Respondents;

namespace Twins.Adapters.Models;

/// <summary>
/// What every call to a model goes through: tries again what may pass, waits at the gate before each try, and gives up a
/// try that takes too long. What comes out is a reply or a <see cref="ModelFaultException"/>.
/// </summary>
internal sealed class CallGuard : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private readonly ModelOptions options;
    private readonly TimeProvider clock;
    private readonly FaultReader faults;
    private readonly ResiliencePipeline retry;

    public CallGuard(ModelOptions options, TimeProvider clock)
    {
        (this.options, this.clock) = (options, clock);
        faults = new FaultReader(options, clock);
        Gate = new AdaptiveGate(options.StartConcurrency, options.MaxConcurrency, clock);
        retry = Backoff.Of(options.MaxTries, options.Seed, clock, static e => e is WireFaultException { Fault.Retry: true }, static e => (e as WireFaultException)?.Fault.After);
    }

    public AdaptiveGate Gate { get; }

    /// <summary>A source that runs out when a service has been silent for too long.</summary>
    public CancellationTokenSource Patience() => new(options.Timeout, clock);

    /// <summary>Gives it as long again, from now.</summary>
    public void Renew(CancellationTokenSource patience) => patience.CancelAfter(options.Timeout);

    public Task<TReply> RunAsync<TCall, TReply>(TCall call, Func<TCall, CancellationToken, Task<TReply>> make, CancellationToken cancellationToken) =>
        RetryAsync((Guard: this, Call: call, Make: make), static (s, token) => s.Guard.TryAsync(s.Call, s.Make, token), cancellationToken);

    /// <param name="once">One try, which enters the gate, leaves it, and throws what <see cref="Judge"/> made of its fault.</param>
    public async Task<TReply> RetryAsync<TState, TReply>(TState state, Func<TState, CancellationToken, ValueTask<TReply>> once, CancellationToken cancellationToken)
    {
        try
        {
            return await retry.ExecuteAsync(once, state, cancellationToken);
        }
        catch (WireFaultException e)
        {
            throw new ModelFaultException(e.Fault.Kind, e.Fault is { Retry: true, Kind: FaultKind.Passing } ? $"{e.Message} (tried {options.MaxTries} times)" : e.Message);
        }
    }

    /// <summary>What a try's exception means for the gate and for the next try; null for what is nobody's fault but ours.</summary>
    public Verdict? Judge(Exception exception) => faults.Read(exception) is not { } fault ? null : new Verdict(
        fault.Complaint ? CallEnd.Complaint : CallEnd.Other,
        fault.After < LongestWait ? fault.After : null,
        new WireFaultException(fault.After > LongestWait ? fault with { Retry = false } : fault));

    public void Dispose() => Gate.Dispose();

    private async ValueTask<TReply> TryAsync<TCall, TReply>(TCall call, Func<TCall, CancellationToken, Task<TReply>> make, CancellationToken cancellationToken)
    {
        var pass = await Gate.EnterAsync(cancellationToken);
        var (end, pause) = (CallEnd.Other, default(TimeSpan?));
        try
        {
            using var patience = Patience();
            using var link = cancellationToken.UnsafeRegister(static p => ((CancellationTokenSource)p!).Cancel(), patience);
            var reply = await make(call, patience.Token);
            end = CallEnd.Success;
            return reply;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && Judge(e) is { } verdict)
        {
            (end, pause) = (verdict.End, verdict.Pause);
            throw verdict.Fault;
        }
        finally
        {
            Gate.Leave(pass, end, pause);
        }
    }
}

/// <param name="End">What the gate learns.</param>
/// <param name="Pause">How long the service asked to be left alone, if that is bearable.</param>
/// <param name="Fault">What the retry is told.</param>
internal sealed record Verdict(CallEnd End, TimeSpan? Pause, WireFaultException Fault);
