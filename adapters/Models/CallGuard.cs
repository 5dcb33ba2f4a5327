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

    public async Task<TReply> RunAsync<TCall, TReply>(TCall call, Func<TCall, CancellationToken, Task<TReply>> make, CancellationToken cancellationToken)
    {
        try
        {
            return await retry.ExecuteAsync(static (s, token) => s.Guard.TryAsync(s.Call, s.Make, token), (Guard: this, Call: call, Make: make), cancellationToken);
        }
        catch (WireFaultException e)
        {
            throw new ModelFaultException(e.Fault.Kind, e.Fault is { Retry: true, Kind: FaultKind.Passing } ? $"{e.Message} (tried {options.MaxTries} times)" : e.Message);
        }
    }

    public void Dispose() => Gate.Dispose();

    private async ValueTask<TReply> TryAsync<TCall, TReply>(TCall call, Func<TCall, CancellationToken, Task<TReply>> make, CancellationToken cancellationToken)
    {
        var pass = await Gate.EnterAsync(cancellationToken);
        var (end, pause) = (CallEnd.Other, default(TimeSpan?));
        try
        {
            using var patience = new CancellationTokenSource(options.Timeout, clock);
            using var link = cancellationToken.UnsafeRegister(static p => ((CancellationTokenSource)p!).Cancel(), patience);
            var reply = await make(call, patience.Token);
            end = CallEnd.Success;
            return reply;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && faults.Read(e) is { } fault)
        {
            end = fault.Complaint ? CallEnd.Complaint : CallEnd.Other;
            pause = fault.After < LongestWait ? fault.After : null;
            throw new WireFaultException(fault.After > LongestWait ? fault with { Retry = false } : fault);
        }
        finally
        {
            Gate.Leave(pass, end, pause);
        }
    }
}
