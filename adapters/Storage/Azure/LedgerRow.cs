using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Twins.Core.Respondents;
using Twins.Core.Runs;

namespace Twins.Adapters.Storage.Azure;

/// <summary>An entry as a row: the twin is its partition; a reply that is too long for it lies in a blob beside it.</summary>
internal static class LedgerRow
{
    private const decimal NanoDollars = 1_000_000_000m;
    private const string Raw = "Raw";
    private const string RawBlob = "RawBlob";

    /// <summary>What the row's own columns and keys may take of the 1 MiB; a name of a model or a run is never longer.</summary>
    private const int MaxText = 4 * 1024;

    /// <param name="blob">Where the reply lies; null for in the row.</param>
    public static TableEntity Of(LedgerEntry entry, ReadOnlyMemory<byte> raw, string? blob)
    {
        if (entry.Run.Length + entry.Model.Length + entry.Outcome.Length > MaxText) throw new ArgumentException($"The names of an entry's run, model and outcome have at most {MaxText} characters together.", nameof(entry));
        var row = new TableEntity(TableKey.Escape(entry.Key.Twin), TableKey.Escape(entry.Key.Hash))
        {
            [nameof(entry.Run)] = entry.Run,
            [nameof(entry.At)] = entry.At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
            [nameof(entry.Model)] = entry.Model,
            [nameof(entry.Outcome)] = entry.Outcome,
            ["Calls"] = entry.Usage.Calls,
            ["Input"] = entry.Usage.InputTokens,
            ["Cached"] = entry.Usage.CachedTokens,
            ["Output"] = entry.Usage.OutputTokens,
            // Whole billionths, so that sums are exact.
            ["Cost"] = decimal.ToInt64(decimal.Round(entry.Usage.Cost * NanoDollars)),
        };
        if (blob is null) BinaryColumns.Write(row, Raw, raw);
        else row[RawBlob] = blob;
        return row;
    }

    /// <summary>Below a folder of the twin, so that whoever erases the twin finds it; named by content, so that a second try writes the same.</summary>
    public static string BlobOf(LedgerKey key, ReadOnlySpan<byte> raw) =>
        $"{FolderOf(key.Twin)}/{Hash([.. Encoding.UTF8.GetBytes(key.Hash), 0, .. raw])}.json";

    public static string FolderOf(string twin) => $"ledger/{Hash(Encoding.UTF8.GetBytes(twin))}";

    public static string? BlobOf(TableEntity row) => row.GetString(RawBlob);

    /// <param name="raw">From its blob; null for what is in the row.</param>
    public static LedgerEntry Read(LedgerKey key, TableEntity row, string? raw) => new()
    {
        Key = key,
        Run = row.GetString(nameof(LedgerEntry.Run)),
        At = DateTimeOffset.Parse(row.GetString(nameof(LedgerEntry.At)), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        Model = row.GetString(nameof(LedgerEntry.Model)),
        Outcome = row.GetString(nameof(LedgerEntry.Outcome)),
        Raw = raw ?? Encoding.UTF8.GetString(BinaryColumns.Read(row, Raw).Span),
        Usage = new Usage(row.GetInt32("Calls") ?? 0, 0, row.GetInt64("Input") ?? 0, row.GetInt64("Cached") ?? 0, row.GetInt64("Output") ?? 0, (row.GetInt64("Cost") ?? 0) / NanoDollars),
    };

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
