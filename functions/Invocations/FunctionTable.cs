using Twins.Core.Runs.Sharing;

namespace Twins.Functions.Invocations;

/// <summary>Every function of the app; the host's folders and the pump hold themselves to it.</summary>
internal sealed partial class FunctionTable
{
    private readonly PoisonList poison;
    private readonly ILogger<FunctionTable> log;

    public FunctionTable(IEnumerable<TwinsFunction> functions, PoisonList poison, ILogger<FunctionTable> log)
    {
        (this.poison, this.log) = (poison, log);
        var own = functions.ToList();
        // What failed too often is written down for a person, whichever queue it came from.
        Functions = [.. own, .. own.Where(f => f.Trigger is Trigger.Queue).Select(Poisoned)];
    }

    public IReadOnlyList<TwinsFunction> Functions { get; }

    /// <returns>False when the function threw: the message must come again.</returns>
    public async Task<bool> TryRunAsync(TwinsFunction function, Invocation invocation, CancellationToken cancellationToken)
    {
        try
        {
            await function.RunAsync(invocation, cancellationToken);
            return true;
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            Stopped(log, function.Name, e.Message);
            return false;
        }
        catch (Exception e)
        {
            Failed(log, e, function.Name, invocation.Received);
            if (function.Trigger is Trigger.Queue queue) await NoteAsync(queue, invocation, e);
            return false;
        }
    }

    private TwinsFunction Poisoned(TwinsFunction function)
    {
        var queue = (Trigger.Queue)function.Trigger;
        return new TwinsFunction(function.Name + "-poison", new Trigger.Queue(queue.Poison, AtOnce: 1), async (invocation, stop) =>
        {
            await poison.AddAsync(queue.Name, invocation.Text, stop);
            GaveUp(log, function.Name);
        });
    }

    private async Task NoteAsync(Trigger.Queue queue, Invocation invocation, Exception failure)
    {
        try
        {
            await poison.NoteAsync(queue.Name, invocation.Text, $"{failure.GetType().Name}: {failure.Message}", CancellationToken.None);
        }
        catch (Exception e)
        {
            // A note for people; the failure itself is in the log, and storage that is away must not hide it.
            Failed(log, e, "note", 0);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Function {Function} was stopped and will be fired again: {Reason}")]
    private static partial void Stopped(ILogger log, string function, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Function {Function} failed (received {Received} times)")]
    private static partial void Failed(ILogger log, Exception failure, string function, int received);

    [LoggerMessage(Level = LogLevel.Error, Message = "Function {Function} failed too often with a message; it is in the poison list (GET /api/poison)")]
    private static partial void GaveUp(ILogger log, string function);
}
