using System.Globalization;
using Microsoft.Data.Sqlite;
using Twins.Core.Evidence;

namespace Twins.Adapters.Evidence.Embedded;

/// <summary>One question, put to the file as the asker may see it.</summary>
internal sealed class EvidenceLook(SqliteConnection connection, EvidenceQuery query)
{
    /// <summary>Around words that were met; rare in any text, and harmless where they do occur.</summary>
    private const char Open = '\u2045', Close = '\u2046';

    private readonly string groups = SqliteEvidence.Json(query.Groups);
    private readonly string? match = Match(query, TellingWords.Of(connection, query));

    public SqliteCommand Bind(string sql) =>
        SqliteEvidence.Command(connection, sql, ("$tenant", query.Owner.Tenant), ("$twin", query.Owner.Twin), ("$groups", groups));

    public IReadOnlyList<(long Id, double Score)> ByWords(int most)
    {
        if (match is null) return [];
        using var command = Bind(EvidenceSchema.ByWords);
        command.Parameters.AddWithValue("$match", match);
        command.Parameters.AddWithValue("$most", most);
        using var row = command.ExecuteReader();
        var found = new List<(long, double)>();
        while (row.Read()) found.Add((row.GetInt64(0), row.GetDouble(1)));
        return found;
    }

    public IReadOnlyList<Recalled> Show(IReadOnlyList<(long Id, double Score)> found)
    {
        if (found.Count is 0) return [];
        var ids = SqliteEvidence.Json(found.Select(f => (object)f.Id));
        var (items, words) = (Items(ids), Words(ids));
        return [.. found.Where(f => items.ContainsKey(f.Id)).Select(f => new Recalled(items[f.Id], f.Score, words.GetValueOrDefault(f.Id, [])))];
    }

    private Dictionary<long, EvidenceItem> Items(string ids)
    {
        using var command = Bind(EvidenceSchema.Items);
        command.Parameters.AddWithValue("$ids", ids);
        using var row = command.ExecuteReader();
        var items = new Dictionary<long, EvidenceItem>();
        while (row.Read()) items[row.GetInt64(0)] = Item(row);
        return items;
    }

    private static EvidenceItem Item(SqliteDataReader row) => new()
    {
        Id = row.GetString(1),
        Kind = Enum.Parse<EvidenceKind>(row.GetString(2)),
        Text = row.GetString(3),
        Source = row.IsDBNull(4) ? null : row.GetString(4),
        Date = row.IsDBNull(5) ? null : DateOnly.ParseExact(row.GetString(5), "O", CultureInfo.InvariantCulture),
        Synthetic = row.GetBoolean(6),
        Importance = row.IsDBNull(7) ? null : row.GetDouble(7),
    };

    private Dictionary<long, IReadOnlyList<string>> Words(string ids)
    {
        var words = new Dictionary<long, IReadOnlyList<string>>();
        if (match is null) return words;
        using var command = SqliteEvidence.Command(connection, EvidenceSchema.Marked, ("$open", Open.ToString()), ("$close", Close.ToString()), ("$match", match), ("$ids", ids));
        using var row = command.ExecuteReader();
        while (row.Read()) words[row.GetInt64(0)] = MarkedWords.Of([row.GetString(1)], Open, Close);
        return words;
    }

    /// <summary>Any of the words, each in quotes that no word can close, in the items of one owner.</summary>
    private static string? Match(EvidenceQuery query, IReadOnlyList<string> words) =>
        words.Count is 0 ? null : $"owner : {OwnerWord.Of(query.Owner)} AND text : ({string.Join(" OR ", words.Select(w => $"\"{w}\""))})";
}
