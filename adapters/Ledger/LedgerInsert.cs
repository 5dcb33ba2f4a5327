using Microsoft.Data.Sqlite;
using Twins.Core.Runs;

namespace Twins.Adapters.Ledger;

/// <summary>The prepared insert; a key that is there already is left as it is.</summary>
internal sealed class LedgerInsert : IDisposable
{
    private static readonly string[] Columns = ["twin", "hash", "run", "at", "model", "outcome", "raw", "calls", "input", "cached", "output", "cost"];

    private readonly SqliteCommand command;

    public LedgerInsert(SqliteConnection connection)
    {
        command = connection.CreateCommand();
        command.CommandText = $"INSERT OR IGNORE INTO ledger ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select(c => "$" + c))})";
        foreach (var column in Columns) command.Parameters.Add(new SqliteParameter { ParameterName = "$" + column });
        command.Prepare();
    }

    /// <returns>False when the key was there already.</returns>
    public bool Add(SqliteTransaction transaction, LedgerEntry entry, long nanoDollars)
    {
        command.Transaction = transaction;
        var p = command.Parameters;
        p[0].Value = entry.Key.Twin;
        p[1].Value = entry.Key.Hash;
        p[2].Value = entry.Run;
        p[3].Value = SqliteLedger.Text(entry.At);
        p[4].Value = entry.Model;
        p[5].Value = entry.Outcome;
        p[6].Value = entry.Raw;
        p[7].Value = entry.Usage.Calls;
        p[8].Value = entry.Usage.InputTokens;
        p[9].Value = entry.Usage.CachedTokens;
        p[10].Value = entry.Usage.OutputTokens;
        p[11].Value = nanoDollars;
        return command.ExecuteNonQuery() == 1;
    }

    public void Dispose() => command.Dispose();
}
