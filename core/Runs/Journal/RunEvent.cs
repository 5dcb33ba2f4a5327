using System.Text.Json.Serialization;
using Twins.Core.Personas.Change;
using Twins.Core.Respondents;
using Twins.Core.Runs.Batching;

namespace Twins.Core.Runs.Journal;

/// <summary>Something that happened to a run. Events are only ever appended; where a run stands follows from them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Ordered), "ordered")]
[JsonDerivedType(typeof(Sent), "sent")]
[JsonDerivedType(typeof(SentAgain), "sent_again")]
[JsonDerivedType(typeof(Taken), "taken")]
[JsonDerivedType(typeof(Finished), "finished")]
[JsonDerivedType(typeof(BatchPlanned), "batch_planned")]
[JsonDerivedType(typeof(BatchSending), "batch_sending")]
[JsonDerivedType(typeof(BatchSent), "batch_sent")]
[JsonDerivedType(typeof(BatchPutOff), "batch_put_off")]
[JsonDerivedType(typeof(BatchSplit), "batch_split")]
[JsonDerivedType(typeof(BatchEnded), "batch_ended")]
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

    /// <summary>The next part's calls are written down; without calls, there were none to make.</summary>
    public sealed record BatchPlanned(BatchPlan Plan) : RunEvent;

    /// <summary>From now on a part may be at the provider's, whether or not anybody lives to write down its id.</summary>
    public sealed record BatchSending(int Part) : RunEvent;

    /// <param name="Batch">The provider's id.</param>
    public sealed record BatchSent(int Part, string Batch) : RunEvent;

    /// <summary>The provider has no room for a part now.</summary>
    public sealed record BatchPutOff(int Part, DateTimeOffset Until, string Reason) : RunEvent;

    /// <summary>The provider would never have room for a part of this size; what it held is planned again.</summary>
    /// <param name="MostCalls">No part has more from now on.</param>
    public sealed record BatchSplit(int Part, int MostCalls, string Reason) : RunEvent;

    /// <summary>What a part brought is in the ledger, and nothing more comes of it.</summary>
    public sealed record BatchEnded(int Part, BatchEnd End) : RunEvent;

    /// <summary>No further shard is sent. The first of these counts.</summary>
    public sealed record Stopped(RunEnd End) : RunEvent;

    /// <summary>The report stands; nothing happens to this run any more.</summary>
    /// <param name="Changes">What moved since the run that it was compared with, or since the baseline of its watch, or why the watch leaves it out, in a sentence; null without either.</param>
    /// <param name="Drift">Of its watch; null for a run that belongs to none or was left out of it.</param>
    public sealed record Reported(RunEnd End, string Verdict, string? Changes = null, DriftVerdict? Drift = null) : RunEvent;
}
