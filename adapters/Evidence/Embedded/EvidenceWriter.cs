using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Twins.Core.Evidence;

namespace Twins.Adapters.Evidence.Embedded;

/// <summary>Writes items of one twin, in the connection's transaction.</summary>
internal sealed class EvidenceWriter(SqliteConnection connection, EvidenceOwner owner) : IDisposable
{
    private readonly Dictionary<string, long> acls = new(StringComparer.Ordinal);
    private readonly SqliteCommand remove = Of(connection, EvidenceSchema.Remove, owner);
    private readonly SqliteCommand put = Of(connection, EvidenceSchema.Put, owner);

    public void Remove(string name)
    {
        Set(remove, "$name", name);
        remove.ExecuteNonQuery();
    }

    public void Put(KeptEvidence kept)
    {
        // Deleted and written anew, so that the index of words hears of both.
        Remove(kept.Item.Id);
        Set(put, "$name", kept.Item.Id);
        Set(put, "$owner", OwnerWord.Of(owner));
        Set(put, "$acl", Acl(kept.Acl));
        Set(put, "$kind", kept.Item.Kind.ToString());
        Set(put, "$text", kept.Item.Text);
        Set(put, "$source", kept.Item.Source);
        Set(put, "$date", kept.Item.Date?.ToString("O", CultureInfo.InvariantCulture));
        Set(put, "$synthetic", kept.Item.Synthetic);
        Set(put, "$vector", kept.Vector is { } vector ? Direction(vector.Span) : null);
        Set(put, "$importance", kept.Item.Importance);
        put.ExecuteNonQuery();
    }

    public void Dispose()
    {
        remove.Dispose();
        put.Dispose();
    }

    private long Acl(IReadOnlyList<string> groups)
    {
        var list = SqliteEvidence.Json(groups.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        if (acls.TryGetValue(list, out var known)) return known;
        Run(EvidenceSchema.AddAcl, ("$list", list));
        var acl = (long)Run(EvidenceSchema.FindAcl, ("$list", list))!;
        Run(EvidenceSchema.AddGroups, ("$acl", acl), ("$list", list));
        return acls[list] = acl;
    }

    private object? Run(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = SqliteEvidence.Command(connection, sql, parameters);
        return command.ExecuteScalar();
    }

    /// <summary>Of length 1, so that a dot product is the cosine.</summary>
    private static byte[] Direction(ReadOnlySpan<float> vector)
    {
        var direction = new float[vector.Length];
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), direction);
        return MemoryMarshal.AsBytes<float>(direction).ToArray();
    }

    private static SqliteCommand Of(SqliteConnection connection, string sql, EvidenceOwner owner) =>
        SqliteEvidence.Command(connection, sql, ("$tenant", owner.Tenant), ("$twin", owner.Twin));

    private static void Set(SqliteCommand command, string name, object? value)
    {
        if (!command.Parameters.Contains(name)) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        command.Parameters[name].Value = value ?? DBNull.Value;
    }
}
