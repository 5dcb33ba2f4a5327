using System.Collections;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Model;
using Twins.Core.Studies;

namespace Twins.Core.Runs.Batching;

/// <summary>
/// Takes what a part brought into the ledger. Taken again from the beginning after a crash, it comes to the same: entries
/// that are there stay, and the bill follows from the lines alone.
/// </summary>
internal sealed class PartTaker(ILedger ledger, StudyPlan plan, ModelRespondent model, BatchPlan part, decimal priceFactor)
{
    private const int MostReasons = 5;
    private const int LongestReason = 300;

    private readonly Lock gate = new();
    private readonly BitArray seen = new(checked((int)(part.To - part.From) * model.MostCalls));
    private readonly Dictionary<string, int> reasons = new(StringComparer.Ordinal);
    private Usage usage;
    private int answers, dropped;

    public Task TakeAsync(IAsyncEnumerable<BatchReply> replies, string payer, DateTimeOffset at, int concurrency, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(replies, new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellationToken }, async (reply, token) =>
        {
            if (Read(reply) is not { } bought) return;
            await ledger.AppendAsync(new LedgerEntry { Key = bought.Key, Run = payer, At = at, Model = bought.Purchase.Model, Outcome = bought.Purchase.Outcome, Raw = bought.Purchase.Raw, Usage = bought.Purchase.Usage }, token);
        });

    public BatchEnd End(string reason)
    {
        lock (gate) return new BatchEnd(reason, usage, answers, part.Calls - answers, dropped, reasons);
    }

    /// <summary>Null for a line that is not to be kept.</summary>
    private (LedgerKey Key, Purchase Purchase)? Read(BatchReply reply)
    {
        if (CallId.Find(reply.Id, part, plan, model) is not var (id, call)) return Drop();
        Purchase? purchase = reply switch
        {
            BatchReply.Said said => call.Take(said.Reply),
            BatchReply.Filtered filtered => call.TakeFiltered(filtered.Why),
            _ => null,
        };
        if (purchase is null) return Fail(((BatchReply.Failed)reply).Why);
        purchase = purchase with { Usage = purchase.Usage with { Cost = purchase.Usage.Cost * priceFactor } };
        return Count(id, purchase) ? (call.Key, purchase) : null;
    }

    private bool Count(CallId id, Purchase purchase)
    {
        var place = (int)(id.Evaluation - part.From) * model.MostCalls + id.Call;
        lock (gate)
        {
            if (seen[place])
            {
                dropped++;
                return false;
            }
            (seen[place], answers, usage) = (true, answers + 1, usage + purchase.Usage);
            return true;
        }
    }

    private (LedgerKey, Purchase)? Fail(string why)
    {
        var reason = why.Length > LongestReason ? why[..LongestReason] : why;
        lock (gate)
            if (reasons.Count < MostReasons || reasons.ContainsKey(reason)) reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
        return null;
    }

    private (LedgerKey, Purchase)? Drop()
    {
        lock (gate) dropped++;
        return null;
    }
}
