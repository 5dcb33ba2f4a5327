using Twins.Core.Respondents.Model;
using Twins.Core.Studies;

namespace Twins.Core.Runs.Batching;

/// <summary>Writes the calls that are not in the ledger, as many as fit into one part.</summary>
/// <param name="mostCalls">The most lines of a part.</param>
internal sealed class PartWriter(ILedger ledger, StudyPlan plan, ModelRespondent model, BatchAccount account, int mostCalls)
{
    /// <summary>Evaluations looked up in the ledger at once.</summary>
    private const int Chunk = 32;

    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private string? twin;

    /// <param name="range">As many of these as fit.</param>
    /// <param name="money">The most it may cost; null without a budget.</param>
    /// <param name="to">Takes the lines.</param>
    /// <param name="cancellationToken">Stops half way; nothing was promised yet.</param>
    public async Task<WrittenPart> WriteAsync(BatchRange range, decimal? money, Stream to, CancellationToken cancellationToken)
    {
        RememberTwin(range.From);
        var part = new WrittenPart(range.From, 0, 0, 0, Poor: false);
        while (part.To < range.To)
        {
            foreach (var calls in await MissingAsync(part.To, Math.Min(range.To, part.To + Chunk), cancellationToken))
            {
                var lines = Lines(part.To, calls);
                var more = new WrittenPart(part.To + 1, part.Calls + lines.Count, part.Bytes + lines.Sum(l => (long)l.Length), part.Ceiling + calls.Sum(c => c.Call.Ceiling * account.PriceFactor), Poor: false);
                if (more.Ceiling > money) return part with { Poor = true };
                if (IsTooLarge(more))
                {
                    if (part.Calls > 0) return part;
                    // Larger than any file by itself: it is asked online.
                    part = part with { To = more.To };
                    continue;
                }
                foreach (var line in lines) await to.WriteAsync(line, cancellationToken);
                part = more;
            }
        }
        return part;
    }

    private bool IsTooLarge(WrittenPart part) => part.Calls > mostCalls || part.Bytes > account.MostBytes;

    /// <summary>For each evaluation, the calls that nobody has bought and no part holds yet.</summary>
    private async Task<List<(int Index, ModelCall Call)>[]> MissingAsync(long from, long to, CancellationToken cancellationToken)
    {
        var planned = new PlannedCalls[to - from];
        var missing = new bool[planned.Length][];
        await Parallel.ForAsync(0, planned.Length, new ParallelOptions { MaxDegreeOfParallelism = Chunk, CancellationToken = cancellationToken }, async (i, token) =>
        {
            planned[i] = model.Preview(plan[from + i]);
            missing[i] = new bool[planned[i].Calls.Count];
            // A part is of one deployment: a twin with a tuned one is asked online.
            for (var c = 0; c < missing[i].Length; c++) missing[i][c] = plan[from + i].Member.Twin.Tuned is null && await ledger.FindAsync(planned[i].Calls[c].Key, token) is null;
        });
        return [.. planned.Select((p, i) => p.Calls.Select((call, c) => (c, call)).Where(c => missing[i][c.c]).ToList())];
    }

    /// <summary>Two variants with the same content are one call; evaluations of a twin are neighbours, so that its keys suffice.</summary>
    private List<ReadOnlyMemory<byte>> Lines(long evaluation, List<(int Index, ModelCall Call)> calls)
    {
        calls.RemoveAll(c => !IsNew(c.Call));
        return calls.ConvertAll(c => account.Line(CallId.Of(evaluation, c.Index, c.Call.Key), c.Call.Messages(), c.Call.Options()));
    }

    private bool IsNew(ModelCall call)
    {
        if (call.Key.Twin != twin) known.Clear();
        twin = call.Key.Twin;
        return known.Add(call.Key.Hash);
    }

    /// <summary>What earlier parts hold of the twin that this part begins with.</summary>
    private void RememberTwin(long from)
    {
        if (from >= plan.Count) return;
        var id = plan[from].Member.Twin.Id;
        for (var i = from - 1; i >= 0 && plan[i] is var evaluation && evaluation.Member.Twin.Id == id; i--)
            foreach (var call in model.Preview(evaluation).Calls) IsNew(call);
    }
}

/// <param name="To">The evaluation behind the last one looked through.</param>
/// <param name="Ceiling">The most that the calls can cost in a batch, in US dollars.</param>
/// <param name="Poor">The money did not suffice for the next evaluation.</param>
internal sealed record WrittenPart(long To, int Calls, long Bytes, decimal Ceiling, bool Poor);
