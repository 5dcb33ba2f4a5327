using Twins.Core.Respondents;
using Twins.Core.Respondents.Model;
using Twins.Core.Runs.Journal;
using Twins.Core.Studies;

namespace Twins.Core.Runs.Sharing;

/// <summary>What a shard has cost this run so far, in attempts that died, and what it may still cost.</summary>
/// <param name="Ceiling">The most that the calls which are not in the ledger can cost, in US dollars; 0 without a budget.</param>
internal sealed record ShardBill(Usage Spent, decimal Ceiling)
{
    public static async Task<ShardBill> OfAsync(ILedger ledger, RunView view, IEnumerable<Evaluation> evaluations, ModelRespondent model, CancellationToken cancellationToken)
    {
        var (spent, ceiling) = (default(Usage), 0m);
        foreach (var evaluation in evaluations)
        {
            var planned = model.Preview(evaluation);
            foreach (var key in planned.Keys)
            {
                if (await ledger.FindAsync(key, cancellationToken) is not { } entry) ceiling += planned.Ceiling;
                else if (entry.Run == view.Id) spent += entry.Usage;
            }
        }
        return new ShardBill(spent, ceiling);
    }
}
