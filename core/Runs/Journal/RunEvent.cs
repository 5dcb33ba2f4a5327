using System.Text.Json.Serialization;
using Twins.Core.Respondents;

namespace Twins.Core.Runs.Journal;

/// <summary>Something that happened to a run. Events are only ever appended; where a run stands follows from them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Ordered), "ordered")]
[JsonDerivedType(typeof(Sent), "sent")]
[JsonDerivedType(typeof(SentAgain), "sent_again")]
[JsonDerivedType(typeof(Taken), "taken")]
[JsonDerivedType(typeof(Finished), "finished")]
[JsonDerivedType(typeof(Stopped), "stopped")]
[JsonDerivedType(typeof(Reported), "reported")]
public abstract record RunEvent
{
    private RunEvent()
    {
    }

    public required DateTimeOffset At { get; init; }

    public sealed record Ordered(RunOrder Order) : RunEvent;

    /// <summary>Shards were handed to the queue.</summary>
    public sealed record Sent(int First, int Count) : RunEvent;

    /// <summary>Shards that nobody seemed to have were sent once more.</summary>
    public sealed record SentAgain(int Count) : RunEvent;

    /// <summary>A worker began a shard, for the first time or after another one was lost.</summary>
    /// <param name="Grant">What it may spend in all, earlier attempts included; null without a budget.</param>
    public sealed record Taken(int Shard, string Worker, decimal? Grant) : RunEvent;

    /// <param name="Usage">Everything that this run bought for the shard, in all attempts.</param>
    /// <param name="Reasons">Why calls failed, with how often; a few of them.</param>
    public sealed record Finished(int Shard, OutcomeTally Tally, Usage Usage, IReadOnlyDictionary<string, int> Reasons) : RunEvent;

    /// <summary>No further shard is sent. The first of these counts.</summary>
    public sealed record Stopped(RunEnd End) : RunEvent;

    /// <summary>The report stands; nothing happens to this run any more.</summary>
    /// <param name="Changes">What moved since the run that it was compared with, in a sentence; null without one.</param>
    public sealed record Reported(RunEnd End, string Verdict, string? Changes = null) : RunEvent;
}
