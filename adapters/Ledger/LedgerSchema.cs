namespace Twins.Adapters.Ledger;

internal static class LedgerSchema
{
    /// <summary>Costs are whole billionths of a dollar, so that sums are exact.</summary>
    public const string Create =
        """
        CREATE TABLE IF NOT EXISTS ledger (
            twin TEXT NOT NULL, hash TEXT NOT NULL,
            run TEXT NOT NULL, at TEXT NOT NULL, model TEXT NOT NULL, outcome TEXT NOT NULL, raw TEXT NOT NULL,
            calls INTEGER NOT NULL, input INTEGER NOT NULL, cached INTEGER NOT NULL, output INTEGER NOT NULL, cost INTEGER NOT NULL);
        CREATE UNIQUE INDEX IF NOT EXISTS ledger_key ON ledger (hash, twin);
        CREATE TABLE IF NOT EXISTS spending (
            run TEXT PRIMARY KEY,
            calls INTEGER NOT NULL, input INTEGER NOT NULL, cached INTEGER NOT NULL, output INTEGER NOT NULL, cost INTEGER NOT NULL) WITHOUT ROWID;
        """;

    public const string Spend =
        """
        INSERT INTO spending VALUES ($run, $calls, $input, $cached, $output, $cost)
        ON CONFLICT (run) DO UPDATE SET calls = calls + $calls, input = input + $input, cached = cached + $cached, output = output + $output, cost = cost + $cost
        """;
}
