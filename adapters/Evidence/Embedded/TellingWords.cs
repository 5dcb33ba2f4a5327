using Microsoft.Data.Sqlite;
using Twins.Core.Evidence;

namespace Twins.Adapters.Evidence.Embedded;

/// <summary>
/// Leaves out the words that a third of all items hold, once there are so many items that looking at all of these takes
/// long: BM25 gives such words next to no weight. See bench/results/recall.md for what it saves and what it costs.
/// </summary>
internal static class TellingWords
{
    private const int Many = 2_000;
    private const int Share = 3;

    /// <summary>All of the words when none of them tells anything.</summary>
    public static IReadOnlyList<string> Of(SqliteConnection connection, EvidenceQuery query)
    {
        var words = QueryWords.Of(query.Text);
        using var count = SqliteEvidence.Command(connection, "SELECT max(id) FROM items");
        if (count.ExecuteScalar() is not long items || items / Share < Many) return words;
        using var held = SqliteEvidence.Command(connection, "SELECT doc FROM vocabulary WHERE term = $word", ("$word", ""));
        string[] telling = [.. words.Where(word => Held(held, word) <= items / Share)];
        return telling.Length > 0 ? telling : words;
    }

    /// <summary>A word that is folded otherwise than here counts as rare, and stays.</summary>
    private static long Held(SqliteCommand command, string word)
    {
        command.Parameters[0].Value = word.ToLowerInvariant();
        return command.ExecuteScalar() is long items ? items : 0;
    }
}
