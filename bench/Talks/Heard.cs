namespace Twins.Bench.Talks;

/// <summary>What came to the connector.</summary>
/// <param name="Arrived">By the stopwatch.</param>
/// <param name="Answered">When the answer had been written; the pace counts from there.</param>
/// <param name="Message">The message that it makes, goes on with or replaces.</param>
/// <param name="StreamType">As Teams calls it; empty where it is of no stream.</param>
/// <param name="IsAnswer">A whole answer of a twin.</param>
public sealed record Heard(string Conversation, long Arrived, long Answered, string Message, string StreamType, string Text, bool IsAnswer);
