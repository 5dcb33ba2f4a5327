using System.Globalization;
using Azure.Data.Tables;

namespace Twins.Adapters.Storage.Azure;

/// <summary>Bytes in a row, spread over columns of 64 KiB, the most that one holds.</summary>
internal static class BinaryColumns
{
    private const int Column = 64 * 1024;

    public static void Write(TableEntity row, string name, ReadOnlyMemory<byte> bytes)
    {
        for (var i = 0; i * Column < bytes.Length; i++) row[Name(name, i)] = bytes.Slice(i * Column, Math.Min(Column, bytes.Length - (i * Column))).ToArray();
    }

    public static ReadOnlyMemory<byte> Read(TableEntity row, string name)
    {
        var columns = new List<byte[]>();
        while (row.GetBinary(Name(name, columns.Count)) is { } column) columns.Add(column);
        return columns.Count is 1 ? columns[0] : columns.SelectMany(c => c).ToArray();
    }

    private static string Name(string name, int column) => name + column.ToString("D2", CultureInfo.InvariantCulture);
}
