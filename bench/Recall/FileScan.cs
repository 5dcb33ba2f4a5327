using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Twins.Core.Evidence;

namespace Twins.Bench.Recall;

/// <summary>A scan that, like the store, has nothing in memory between two questions: it reads a twin's items from the file each time.</summary>
internal sealed class FileScan(string folder, EvidenceOwner owner)
{
    public IReadOnlyList<int> ByWords(string question, int most) => Read().ByWords(question, most);

    public PlainScan Read()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "evidence.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT text, vector FROM items WHERE tenant = $tenant AND twin = $twin";
        command.Parameters.AddWithValue("$tenant", owner.Tenant);
        command.Parameters.AddWithValue("$twin", owner.Twin);
        using var row = command.ExecuteReader();
        var items = new List<(string, ReadOnlyMemory<float>)>();
        while (row.Read()) items.Add((row.GetString(0), MemoryMarshal.Cast<byte, float>(row.GetFieldValue<byte[]>(1)).ToArray()));
        return new PlainScan(items);
    }
}
