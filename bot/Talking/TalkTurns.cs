namespace Twins.Bot.Talking;

/// <summary>
/// One answer at a time in each conversation of this process: whoever says two things in a row is answered in their order,
/// and the second answer knows of the first. A chat bears one stream, too.
/// </summary>
public sealed class TalkTurns
{
    private readonly Dictionary<string, (SemaphoreSlim Gate, int Users)> open = new(StringComparer.Ordinal);

    /// <summary>Waits for its turn; disposing what it gives passes the turn on.</summary>
    public async Task<IDisposable> TakeAsync(string conversation, CancellationToken cancellationToken)
    {
        SemaphoreSlim gate;
        lock (open)
        {
            var (known, users) = open.TryGetValue(conversation, out var found) ? found : (new SemaphoreSlim(1, 1), 0);
            open[conversation] = (gate = known, users + 1);
        }
        try
        {
            await gate.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(conversation);
            throw;
        }
        return new Turn(this, conversation, gate);
    }

    private void Leave(string conversation)
    {
        lock (open)
        {
            var (gate, users) = open[conversation];
            if (users > 1) open[conversation] = (gate, users - 1);
            else open.Remove(conversation);
        }
    }

    private sealed class Turn(TalkTurns turns, string conversation, SemaphoreSlim gate) : IDisposable
    {
        public void Dispose()
        {
            gate.Release();
            turns.Leave(conversation);
        }
    }
}
