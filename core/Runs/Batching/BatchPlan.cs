using Twins.Core.Respondents;

namespace Twins.Core.Runs.Batching;

/// <summary>One part of a run's batches, as it was written down before anybody saw it.</summary>
/// <param name="Part">From 0.</param>
/// <param name="From">The first evaluation that was looked through.</param>
/// <param name="To">The one behind the last.</param>
/// <param name="Calls">Its lines; 0 when the ledger had everything.</param>
/// <param name="Grant">The most it can cost, in US dollars; null without a budget.</param>
public sealed record BatchPlan(int Part, long From, long To, int Calls, long Bytes, decimal? Grant)
{
    /// <summary>The blob of its lines, named by their content; null without calls.</summary>
    public string? File { get; init; }
}

/// <summary>What came of a part.</summary>
/// <param name="Reason">How it ended, for people.</param>
/// <param name="Usage">What the provider charges for it.</param>
/// <param name="Answers">Calls whose reply is in the ledger.</param>
/// <param name="Failed">Calls without a reply; they are made online.</param>
/// <param name="Dropped">Lines that answer nothing that was asked: unknown, doubled or unreadable.</param>
/// <param name="Reasons">Why calls failed, with how often; a few of them.</param>
public sealed record BatchEnd(string Reason, Usage Usage, int Answers, int Failed, int Dropped, IReadOnlyDictionary<string, int> Reasons)
{
    public static BatchEnd Nothing(BatchPlan plan, string reason) => new(reason, default, 0, plan.Calls, 0, new Dictionary<string, int>());
}
