using System.Threading.Channels;
using Twins.Core.Respondents;
using Twins.Core.Runs.Journal;
using Twins.Core.Studies;

namespace Twins.Core.Runs.Sharing;

/// <summary>One attempt at a shard: what came back, and why it had to stop, if it had to.</summary>
/// <param name="spent">What earlier attempts had bought.</param>
/// <param name="seats">As many as evaluations may be under way in this process, whatever the number of shards.</param>
internal sealed class ShardWork(Usage spent, Channel<bool> seats)
{
    /// <summary>So many reasons tell a person what is wrong.</summary>
    private const int MostReasons = 5;
    private const int LongestReason = 300;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> reasons = new(StringComparer.Ordinal);
    private OutcomeTally tally;
    private Usage usage = spent;

    /// <summary>Why the whole run must stop, or null.</summary>
    public RunEnd? Stop { get; set; }

    /// <summary>Its share of the budget did not suffice.</summary>
    public bool IsOutOfMoney { get; private set; }

    /// <summary>Asks every evaluation once; those under way are let finish when something stops the run.</summary>
    /// <param name="respondent">May find that the model cannot be used.</param>
    public async Task AskAsync(IEnumerable<Evaluation> evaluations, Func<IRespondent> respondent, CancellationToken cancellationToken)
    {
        try
        {
            var who = respondent();
            // Who has to stop makes no new calls; those that are made are paid, and are let finish.
            await Parallel.ForEachAsync(evaluations, new ParallelOptions { MaxDegreeOfParallelism = StudyPlan.ShardSize, CancellationToken = cancellationToken }, (evaluation, token) => AskInTurnAsync(who, evaluation, token));
        }
        catch (ModelFaultException e) when (e.Kind is FaultKind.Unusable)
        {
            Stop = new RunEnd(RunEndKind.ModelUnusable, e.Message);
        }
    }

    public RunEvent.Finished Finished(int shard, DateTimeOffset at)
    {
        lock (gate) return new RunEvent.Finished(shard, tally, usage, reasons) { At = at };
    }

    /// <summary>From the call to its place in the ledger: what a kill can cost is the seats that are taken.</summary>
    private async ValueTask AskInTurnAsync(IRespondent respondent, Evaluation evaluation, CancellationToken cancellationToken)
    {
        await seats.Writer.WriteAsync(true, cancellationToken);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await AskOneAsync(respondent, evaluation);
        }
        finally
        {
            seats.Reader.TryRead(out _);
        }
    }

    private async ValueTask AskOneAsync(IRespondent respondent, Evaluation evaluation)
    {
        if (IsOutOfMoney || Stop is not null) return;
        try
        {
            Count(await respondent.AskAsync(evaluation, CancellationToken.None));
        }
        catch (BudgetExhaustedException)
        {
            IsOutOfMoney = true;
        }
        catch (ModelFaultException e) when (e.Kind is FaultKind.Unusable)
        {
            Stop ??= new RunEnd(RunEndKind.ModelUnusable, e.Message);
        }
    }

    private void Count(Response response)
    {
        lock (gate)
        {
            usage += response.Usage;
            foreach (var outcome in response.Outcomes)
            {
                tally = tally.With(outcome);
                if (outcome is Outcome.Failed(var reason) && (reasons.Count < MostReasons || reasons.ContainsKey(Short(reason)))) reasons[Short(reason)] = reasons.GetValueOrDefault(Short(reason)) + 1;
            }
        }
    }

    private static string Short(string reason) => reason.Length > LongestReason ? reason[..LongestReason] : reason;
}
