namespace Twins.Bench.Loopback;

/// <summary>What the loopback model does instead of answering well.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>429, with or without a hint when to come back.</summary>
    public sealed record Throttle(int? RetryAfterSeconds = null, int? RetryAfterMilliseconds = null) : Fault;

    /// <summary>An error status with a JSON error body.</summary>
    public sealed record Status(int Code, string ErrorCode, string Message) : Fault;

    /// <summary>Never answers; the caller must give up.</summary>
    public sealed record Hang : Fault;

    /// <summary>Closes the connection in the middle.</summary>
    public sealed record Reset : Fault;

    /// <summary>Sends the reply a few bytes at a time.</summary>
    public sealed record SlowBody(TimeSpan Pause) : Fault;

    /// <summary>Resets the connection after so many pieces of a streamed reply; what the caller has not read by then may be lost too.</summary>
    public sealed record Cut(int Pieces) : Fault;

    /// <summary>finish_reason length, the JSON cut in the middle.</summary>
    public sealed record Truncated : Fault;

    /// <summary>The model's text is not JSON.</summary>
    public sealed record Malformed : Fault;

    /// <summary>The reply itself is not JSON, though its status is 200.</summary>
    public sealed record BrokenEnvelope : Fault;

    /// <summary>The message has a refusal and no content.</summary>
    public sealed record Refusal : Fault;

    /// <summary>400 with code content_filter.</summary>
    public sealed record FilteredPrompt : Fault;

    /// <summary>200 with finish_reason content_filter and no content.</summary>
    public sealed record FilteredReply : Fault;

    /// <summary>200 without a choice.</summary>
    public sealed record NoChoices : Fault;

    /// <summary>An answer outside its enum, as servers without constrained decoding give.</summary>
    public sealed record WrongEnum : Fault;

    /// <summary>Every question answered with null.</summary>
    public sealed record Nulls : Fault;

    /// <summary>The model's text, word for word.</summary>
    public sealed record Says(string Text) : Fault;
}
