namespace Twins.Core.Respondents.Offline.Appraisal;

/// <summary>
/// All wants of a twin by what they are about, so that holding a message against the twin costs as much as the message
/// has words. Sorted arrays rather than a dictionary: thousands of twins stay in memory.
/// </summary>
internal sealed class StatementIndex
{
    /// <summary>Less than this much matched is chance.</summary>
    private const float LeastMatch = 0.7f;
    private readonly ulong[] keys;
    private readonly (ushort Statement, float Weight)[] wants;

    public StatementIndex(IReadOnlyList<ReadStatement> statements)
    {
        Statements = [.. statements.Take(ushort.MaxValue).Select(s => s.Statement)];
        var sorted = statements.Take(ushort.MaxValue)
            .SelectMany((s, i) => s.Wants.Select(w => (w.Key, Statement: (ushort)i, w.Weight)))
            .OrderBy(w => w.Key).ThenBy(w => w.Statement).ToArray();
        keys = [.. sorted.Select(w => w.Key)];
        wants = [.. sorted.Select(w => (w.Statement, w.Weight))];
    }

    public Statement[] Statements { get; }

    /// <summary>For each statement, how far the message gives what it wants, and how much of it the message touches at all.</summary>
    public void Match(Message message, Span<double> scores, Span<double> touched)
    {
        scores.Clear();
        touched.Clear();
        foreach (var (key, value) in message.Values)
        {
            for (var at = FirstOf(key); at < keys.Length && keys[at] == key; at++)
            {
                var (statement, weight) = wants[at];
                scores[statement] += weight * value;
                touched[statement] += Math.Abs(weight * value);
            }
        }
        for (var i = 0; i < Statements.Length; i++)
        {
            var scale = touched[i] < LeastMatch ? 0 : Statements[i].Scale;
            scores[i] *= scale;
            touched[i] *= scale;
        }
    }

    private int FirstOf(ulong key)
    {
        int low = 0, high = keys.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (keys[middle] < key) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
