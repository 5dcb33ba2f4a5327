namespace Twins.Adapters.Teams;

/// <summary>One stream as Teams sees it: its id, its sequence, its pace, and what the reader has of it.</summary>
internal sealed class StreamWire(ConnectorClient client, ConversationReference chat, TimeProvider clock)
{
    /// <summary>Teams takes one request a second; half a second is for the way.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1.5);
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>The last seconds belong to the final message. And Teams begins to count a little later than we do.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    /// <summary>The final message must begin with all of it, and may be cut to fit with its citations; so no more than this is streamed.</summary>
    private const int MostStreamed = 20_000;

    private readonly long origin = clock.GetTimestamp();
    private int sequence;
    private TimeSpan ready;
    private TimeSpan? began;

    public string? Id { get; private set; }

    /// <summary>What the reader may have seen of the text.</summary>
    public string Streamed { get; private set; } = "";

    /// <summary>What ended the stream before its final message.</summary>
    public ConnectorOutcome? End { get; private set; }

    public bool IsOver => End is ConnectorOutcome.StreamRefused { Why: StreamRefusal.Expired } || Elapsed >= Longest + Margin;

    public bool IsCancelled => End is ConnectorOutcome.StreamRefused { Why: StreamRefusal.Cancelled };

    private TimeSpan Now => clock.GetElapsedTime(origin);

    private TimeSpan Elapsed => began is { } start ? Now - start : TimeSpan.Zero;

    /// <summary>Nothing is sent before so much time has passed.</summary>
    public void Rest(TimeSpan rest) => ready = Now + rest;

    /// <summary>Waits until the next request may be made.</summary>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        while (ready - Now is var wait && wait > TimeSpan.Zero) await Task.Delay(wait > Shortest ? wait : Shortest, clock, cancellationToken);
    }

    /// <returns>Whether another piece may follow.</returns>
    public async Task<bool> StepAsync(StreamPiece piece, CancellationToken cancellationToken)
    {
        if (Elapsed >= Longest - Margin) return false;
        var text = TextCut.Written(TextCut.Whole(piece.Text), MostStreamed);
        if (string.IsNullOrWhiteSpace(text) || (!piece.IsInformative && text.Length <= Streamed.Length)) return true;
        began ??= Now;
        var entity = new StreamEntity(piece.IsInformative ? "informative" : "streaming") { StreamSequence = ++sequence, StreamId = Id };
        var outcome = await SendAsync(new OutgoingActivity { Type = "typing", Text = text, Entities = [entity] }, cancellationToken);
        // What may have arrived counts as seen.
        if (!piece.IsInformative && outcome is (ConnectorOutcome.Delivered or ConnectorOutcome.Uncertain)) Streamed = text;
        return GoesOn(outcome);
    }

    /// <summary>A whole message as the end of a stream.</summary>
    public static OutgoingActivity Last(OutgoingActivity final, string id) => final with { Entities = [.. final.Entities ?? [], new StreamEntity("final") { StreamId = id }] };

    /// <summary>The last message of a stream that began.</summary>
    public async Task<ConnectorOutcome> FinishAsync(OutgoingActivity final, CancellationToken cancellationToken)
    {
        var last = Last(final, Id!);
        for (var tries = 1; ; tries++)
        {
            await ReadyAsync(cancellationToken);
            if (IsOver) return new ConnectorOutcome.StreamRefused(StreamRefusal.Expired);
            var outcome = await SendAsync(last, cancellationToken);
            if (outcome is not ConnectorOutcome.Unavailable { Status: not null } || tries >= client.MaxTries) return outcome;
        }
    }

    private async Task<ConnectorOutcome> SendAsync(OutgoingActivity activity, CancellationToken cancellationToken)
    {
        var outcome = await client.SendOnceAsync(chat, activity, cancellationToken);
        // Counted from the answer: however long a request is on its way, the next one arrives no sooner after it.
        ready = Now + ((outcome as ConnectorOutcome.Unavailable)?.After is { } after && after > Pace ? after : Pace);
        return outcome;
    }

    private bool GoesOn(ConnectorOutcome outcome)
    {
        if (outcome is ConnectorOutcome.Delivered { Id: var id }) Id ??= id;
        // A stream that did not begin begins again, with its first number.
        if (outcome is ConnectorOutcome.Unavailable && Id is null) (sequence, began) = (0, null);
        var goesOn = outcome is ConnectorOutcome.Unavailable || (outcome is (ConnectorOutcome.Delivered or ConnectorOutcome.Uncertain) && Id is not null);
        if (!goesOn) End = outcome;
        return goesOn;
    }
}

/// <param name="Text">All of the text so far; an informative one says what is going on instead.</param>
internal sealed record StreamPiece(string Text, bool IsInformative);
