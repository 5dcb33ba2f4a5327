using System.Globalization;
using Azure.Data.Tables;
using Twins.Adapters.Storage.Azure;
using Twins.Core.Respondents;
using Twins.Core.Runs;
using Twins.Core.Storage;

namespace Twins.Tests.Storage;

/// <summary>What Azure refuses and Azurite does not.</summary>
public sealed class TableRowTests
{
    private const int MaxColumn = 64 * 1024;
    private const int MaxRow = 1 << 20;

    private static readonly string LongestKey = new('/', RecordLimits.MaxKeyLength);

    [Fact]
    public void The_largest_record_fits_into_a_row()
    {
        var row = RecordRow.Of(new RecordKey(LongestKey, LongestKey), new byte[RecordLimits.MaxBytes]);
        Assert.InRange(Size(row), RecordLimits.MaxBytes, MaxRow);
    }

    [Fact]
    public void The_largest_entry_fits_into_a_row()
    {
        var entry = new LedgerEntry
        {
            Key = new LedgerKey(LongestKey, LongestKey),
            Run = new string('é', 2000),
            At = DateTimeOffset.MaxValue,
            Model = new string('é', 2000),
            Outcome = new string('é', 96),
            Raw = "",
            Usage = new Usage(1, 0, long.MaxValue, 1, 1, 9_000_000_000m),
        };
        Assert.InRange(Size(LedgerRow.Of(entry, new byte[RecordLimits.MaxBytes], null)), RecordLimits.MaxBytes, MaxRow);
        Assert.Throws<ArgumentException>(() => LedgerRow.Of(entry with { Outcome = entry.Outcome + "é" }, default, null));
    }

    /// <summary>As Azure bills and bounds it: 4 + 2 (keys) + for each column 8 + 2 (name) + its value.</summary>
    private static int Size(TableEntity row)
    {
        var columns = row.Where(c => c.Key is not ("PartitionKey" or "RowKey" or "odata.etag" or "Timestamp")).ToList();
        return 4 + (2 * (row.PartitionKey.Length + row.RowKey.Length)) + columns.Sum(c => 8 + (2 * c.Key.Length) + Column(c.Value));
    }

    private static int Column(object value)
    {
        var size = value switch
        {
            byte[] bytes => bytes.Length + 4,
            string text => (text.Length * 2) + 4,
            int => 4,
            long => 8,
            bool => 1,
            _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"A column of {value.GetType()}")),
        };
        Assert.InRange(size, 0, MaxColumn + 4);
        return size;
    }
}
