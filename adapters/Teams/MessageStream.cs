using System.Threading.Channels;

namespace Twins.Adapters.Teams;

/// <summary>
/// One answer that appears while it is made, in a personal chat. Writing never waits: what is newest when Teams may be
/// spoken to again is what is sent. The answer always ends with <see cref="FinishAsync"/>, whatever became of the stream.
/// </summary>
public sealed class MessageStream : IAsyncDisposable
{
    private readonly Channel<StreamPiece> newest = Channel.CreateBounded<StreamPiece>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private readonly CancellationTokenSource ending = new(), stopping = new();
    private readonly ConnectorClient client;
    private readonly ConversationReference chat;
    private readonly StreamWire wire;
    private readonly StreamNotes? notes;
    private readonly Action close;
    private readonly Task pump;
    private string written = "";

    internal MessageStream(ConnectorClient client, ConversationReference chat, TimeProvider clock, StreamNotes? notes, Action close)
    {
        (this.client, this.chat, this.notes, this.close) = (client, chat, notes, close);
        wire = new StreamWire(client, chat, clock);
        // Taken once: the source may be gone when somebody asks.
        Stopped = stopping.Token;
        pump = PumpAsync();
    }

    /// <summary>How long the chat wants to be left alone first.</summary>
    internal TimeSpan Rest { init => wire.Rest(value); }

    /// <summary>Cancelled when the reader presses stop, so that no more text is made.</summary>
    public CancellationToken Stopped { get; }

    /// <summary>Says what is going on, until the first text is there.</summary>
    public void Inform(string text)
    {
        if (written.Length is 0) newest.Writer.TryWrite(new StreamPiece(text, IsInformative: true));
    }

    /// <param name="text">All of the text so far.</param>
    /// <exception cref="ArgumentException">It does not begin with what was written before.</exception>
    public void Write(string text)
    {
        if (!text.StartsWith(written, StringComparison.Ordinal)) throw new ArgumentException("A stream's text must begin with what was written before; pass all of the text so far.", nameof(text));
        written = text;
        newest.Writer.TryWrite(new StreamPiece(text, IsInformative: false));
    }

    /// <summary>Ends the answer with its whole message, in which alone are the label, citations, feedback and cards.</summary>
    /// <exception cref="ArgumentException">It does not begin with what was streamed.</exception>
    public async Task<StreamOutcome> FinishAsync(OutgoingActivity final, CancellationToken cancellationToken)
    {
        await EndPiecesAsync();
        if (wire.IsCancelled) return new StreamOutcome.Cancelled();
        if (wire.End is ConnectorOutcome.NotInRoster) return new StreamOutcome.Failed(wire.End);
        if (!(final.Text ?? "").StartsWith(wire.Streamed, StringComparison.Ordinal)) throw new ArgumentException("The final text must begin with what was streamed; the reader has seen it already.", nameof(final));
        if (wire.Id is not { } id) return await SendPlainAsync(final, cancellationToken);
        var outcome = wire.IsOver ? new ConnectorOutcome.StreamRefused(StreamRefusal.Expired) : await wire.FinishAsync(final, cancellationToken);
        return outcome switch
        {
            ConnectorOutcome.Delivered d => new StreamOutcome.Streamed(d.Id ?? id),
            ConnectorOutcome.StreamRefused { Why: StreamRefusal.Cancelled } => new StreamOutcome.Cancelled(),
            ConnectorOutcome.StreamRefused { Why: StreamRefusal.Expired } => await ReplaceAsync(id, final, cancellationToken),
            _ => new StreamOutcome.Failed(outcome),
        };
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await EndPiecesAsync();
        }
        finally
        {
            close();
            ending.Dispose();
            stopping.Dispose();
        }
    }

    private async Task PumpAsync()
    {
        try
        {
            while (await newest.Reader.WaitToReadAsync(ending.Token))
            {
                await wire.ReadyAsync(ending.Token);
                if (!newest.Reader.TryRead(out var piece)) continue;
                var isNew = wire.Id is null;
                // Not before the wait for the pace: a chat that is noted and has read nothing would wait two minutes after a death.
                if (!piece.IsInformative && wire.Streamed.Length is 0 && notes is not null) await notes.Speaks();
                var goesOn = await wire.StepAsync(piece, CancellationToken.None);
                if (isNew && wire.Id is { } id && notes is not null) await notes.Begun(id);
                if (!goesOn) break;
            }
            if (wire.IsCancelled) await stopping.CancelAsync();
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The final message says all that a piece would have.
        }
    }

    private async Task EndPiecesAsync()
    {
        if (!ending.IsCancellationRequested) await ending.CancelAsync();
        await pump;
    }

    private async Task<StreamOutcome> SendPlainAsync(OutgoingActivity final, CancellationToken cancellationToken)
    {
        await wire.ReadyAsync(cancellationToken);
        var outcome = await client.SendAsync(chat, final, cancellationToken);
        return outcome is ConnectorOutcome.Delivered d ? new StreamOutcome.Plain(d.Id) : new StreamOutcome.Failed(outcome);
    }

    private async Task<StreamOutcome> ReplaceAsync(string id, OutgoingActivity final, CancellationToken cancellationToken)
    {
        await wire.ReadyAsync(cancellationToken);
        var outcome = await client.UpdateAsync(chat, id, final, cancellationToken);
        return outcome is ConnectorOutcome.Delivered ? new StreamOutcome.Replaced(id) : new StreamOutcome.Failed(outcome);
    }
}
