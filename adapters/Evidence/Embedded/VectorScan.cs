using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Twins.Adapters.Evidence.Embedded;

/// <summary>
/// Compares a vector with every vector of one twin, straight from the database's memory. A twin has hundreds of items, not
/// millions, so that an index of vectors would cost more than it saves.
/// </summary>
internal static class VectorScan
{
    /// <summary>The nearest by cosine, the nearest first; vectors of another length are of another model and are passed over.</summary>
    public static IReadOnlyList<long> Nearest(Func<string, SqliteCommand> bind, ReadOnlySpan<float> vector, int most)
    {
        using var command = bind(EvidenceSchema.Vectors);
        using var row = command.ExecuteReader();
        // The worst of the best stands first, to be thrown out.
        var best = new PriorityQueue<long, (float Score, long Id)>(most + 1);
        while (row.Read())
        {
            var other = MemoryMarshal.Cast<byte, float>(raw.sqlite3_column_blob(row.Handle, 1));
            if (other.Length != vector.Length) continue;
            var id = row.GetInt64(0);
            var entry = (TensorPrimitives.Dot(vector, other), -id);
            if (best.Count < most) best.Enqueue(id, entry);
            else best.EnqueueDequeue(id, entry);
        }
        var nearest = new long[best.Count];
        for (var i = nearest.Length - 1; i >= 0; i--) nearest[i] = best.Dequeue();
        return nearest;
    }
}
