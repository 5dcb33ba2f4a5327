using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Twins.Core.Runs.Journal;

namespace Twins.Core.Runs.Batching;

/// <summary>Where a run's batches stand: its events, folded.</summary>
public sealed record BatchView
{
    /// <summary>Evaluations before this one have been looked through.</summary>
    public long Planned { get; init; }
    /// <summary>How many parts there were so far.</summary>
    public int Parts { get; init; }
    /// <summary>Parts that have not ended.</summary>
    public ImmutableSortedDictionary<int, BatchPart> Open { get; init; } = ImmutableSortedDictionary<int, BatchPart>.Empty;
    /// <summary>Parts that have ended.</summary>
    public ImmutableList<BatchEnd> Ended { get; init; } = [];
    /// <summary>When the latest of them did.</summary>
    public DateTimeOffset LatestEnd { get; init; }
    /// <summary>What parts held that were too large for the provider's queue.</summary>
    public ImmutableList<BatchRange> Returned { get; init; } = [];
    /// <summary>The most calls in one part, once a larger one found no room.</summary>
    public int? MostCalls { get; init; }

    /// <summary>What open parts may still cost, in US dollars.</summary>
    public decimal Promised => Open.Values.Sum(p => p.Plan.Grant ?? 0);

    /// <summary>Whether no part of it is, or was, known to be at the provider's.</summary>
    public bool IsNew => Ended.IsEmpty && Open.Values.All(p => p.Batch is null);

    /// <summary>Whether a part waits for room at the provider's.</summary>
    public bool IsCrowded => Open.Values.Any(p => p.Attempt > 0 && p.Batch is null);

    /// <summary>What the next part is made of; null when everything has been looked through.</summary>
    public BatchRange? Next(RunView run) =>
        Returned is [var first, ..] ? first
        : Planned < run.Order.Evaluations ? new BatchRange(Planned, run.Order.Evaluations)
        : null;

    /// <summary>Whether a run's shards may go: nothing is at the provider's, and nothing more will be.</summary>
    public bool IsOver(RunView run) => Open.IsEmpty && (run.State.Stop is not null || Next(run) is null);

    internal BatchView With(RunEvent next) => next switch
    {
        RunEvent.BatchPlanned(var plan) planned => Past(plan) with
        {
            Parts = plan.Part + 1,
            Open = plan.Calls is 0 ? Open : Open.SetItem(plan.Part, new BatchPart(plan, planned.At)),
        },
        RunEvent.BatchSending sending when Open.TryGetValue(sending.Part, out var part) => this with { Open = Open.SetItem(sending.Part, part with { IsSending = true }) },
        RunEvent.BatchSent sent when Open.TryGetValue(sent.Part, out var part) => this with { Open = Open.SetItem(sent.Part, part with { Batch = sent.Batch }) },
        RunEvent.BatchPutOff off when Open.TryGetValue(off.Part, out var part) => this with { Open = Open.SetItem(off.Part, part with { IsSending = false, Batch = null, Attempt = part.Attempt + 1, Until = off.Until }) },
        RunEvent.BatchSplit split when Open.TryGetValue(split.Part, out var part) => this with
        {
            Open = Open.Remove(split.Part),
            Returned = Returned.Add(new BatchRange(part.Plan.From, part.Plan.To)),
            MostCalls = split.MostCalls,
        },
        RunEvent.BatchEnded ended => this with { Open = Open.Remove(ended.Part), Ended = Ended.Add(ended.End), LatestEnd = ended.At },
        _ => this,
    };

    private BatchView Past(BatchPlan plan) =>
        Returned is not [var first, ..] ? this with { Planned = plan.To }
        : this with { Returned = plan.To < first.To ? Returned.SetItem(0, first with { From = plan.To }) : Returned.RemoveAt(0) };
}

/// <summary>Evaluations of a plan.</summary>
/// <param name="To">The one behind the last.</param>
public readonly record struct BatchRange(long From, long To);

/// <summary>A part that is under way.</summary>
/// <param name="Since">When it was planned.</param>
public sealed record BatchPart(BatchPlan Plan, DateTimeOffset Since)
{
    /// <summary>Whether it may be at the provider's.</summary>
    public bool IsSending { get; init; }
    /// <summary>The provider's id; null until it is known.</summary>
    public string? Batch { get; init; }
    /// <summary>How often the provider had no room for it.</summary>
    public int Attempt { get; init; }
    /// <summary>Before this it is not sent again.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>The same for the same attempt at the same part of the same run, and for nothing else, in any installation that shares the provider's account.</summary>
    public BatchTicket Ticket(RunView run) =>
        new($"twins-{run.Id}-{Plan.Part}-{Attempt}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{run.Begun.UtcTicks}|{Plan.File}")))[..12]}", Plan.Bytes, Batch);
}
