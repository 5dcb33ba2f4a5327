namespace Twins.Core.Runs;

/// <summary>
/// A hard stop in US dollars. A call reserves the most it can cost before it is made and settles what it did cost
/// afterwards, so that spending never passes the limit however many calls are in flight.
/// </summary>
public sealed class Budget
{
    private readonly Lock gate = new();
    private readonly decimal? limit;
    private decimal committed;

    /// <param name="limit">Null for no limit.</param>
    /// <param name="spent">What this run has already spent in earlier processes.</param>
    public Budget(decimal? limit, decimal spent)
    {
        if (limit is { } l) ArgumentOutOfRangeException.ThrowIfNegative(l);
        (this.limit, committed) = (limit, spent);
    }

    /// <summary>Sets <paramref name="ceiling"/> aside.</summary>
    /// <exception cref="BudgetExhaustedException">The limit would be passed.</exception>
    public void Reserve(decimal ceiling)
    {
        lock (gate)
        {
            if (limit is { } most && committed + ceiling > most) throw new BudgetExhaustedException(most);
            committed += ceiling;
        }
    }

    /// <summary>Gives back what was set aside and takes what it really cost.</summary>
    public void Settle(decimal ceiling, decimal cost)
    {
        lock (gate) committed += cost - ceiling;
    }
}

/// <summary>The run's money is used up; nothing was bought.</summary>
public sealed class BudgetExhaustedException(decimal limit) : Exception($"the budget of {limit:0.00####} USD is used up")
{
    public decimal Limit { get; } = limit;
}
