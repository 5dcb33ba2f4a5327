using System.Globalization;
using Microsoft.Data.Sqlite;
using Twins.Core.Respondents;
using Twins.Core.Runs;

namespace Twins.Adapters.Ledger;

/// <summary>One connection with its prepared look-up; used by one caller at a time.</summary>
internal sealed class LedgerReader : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand command;

    public LedgerReader(SqliteConnection connection)
    {
        this.connection = connection;
        command = connection.CreateCommand();
        command.CommandText = "SELECT run, at, model, outcome, raw, calls, input, cached, output, cost FROM ledger WHERE hash = $hash AND twin = $twin";
        command.Parameters.Add(new SqliteParameter { ParameterName = "$hash" });
        command.Parameters.Add(new SqliteParameter { ParameterName = "$twin" });
        command.Prepare();
    }

    public LedgerEntry? Find(LedgerKey key)
    {
        command.Parameters[0].Value = key.Hash;
        command.Parameters[1].Value = key.Twin;
        using var row = command.ExecuteReader();
        if (!row.Read()) return null;
        return new LedgerEntry
        {
            Key = key,
            Run = row.GetString(0),
            At = DateTimeOffset.Parse(row.GetString(1), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            Model = row.GetString(2),
            Outcome = row.GetString(3),
            Raw = row.GetString(4),
            Usage = new Usage(row.GetInt32(5), 0, row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), row.GetInt64(9) / 1_000_000_000m),
        };
    }

    public void Dispose()
    {
        command.Dispose();
        connection.Dispose();
    }
}
