namespace Twins.Adapters.Evidence.Embedded;

internal static class EvidenceSchema
{
    /// <summary>
    /// The words of an item are indexed together with its owner, one made-up word of their own, so that a search of one
    /// twin's words does not walk through everybody's. Lists of groups are kept once, since few different ones are in use.
    /// </summary>
    public const string Create =
        """
        PRAGMA journal_mode = WAL;
        CREATE TABLE IF NOT EXISTS acls (id INTEGER PRIMARY KEY, list TEXT NOT NULL UNIQUE);
        CREATE TABLE IF NOT EXISTS acl_groups (acl INTEGER NOT NULL, who TEXT NOT NULL, PRIMARY KEY (who, acl)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS items (
            id INTEGER PRIMARY KEY, tenant TEXT NOT NULL, twin TEXT NOT NULL, name TEXT NOT NULL, owner TEXT NOT NULL, acl INTEGER NOT NULL,
            kind TEXT NOT NULL, text TEXT NOT NULL, source TEXT, date TEXT, synthetic INTEGER NOT NULL, vector BLOB, importance REAL);
        CREATE UNIQUE INDEX IF NOT EXISTS items_name ON items (tenant, twin, name);
        CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (text, owner, content = 'items', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
        INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
        CREATE VIRTUAL TABLE IF NOT EXISTS vocabulary USING fts5vocab (words, 'row');
        CREATE TRIGGER IF NOT EXISTS items_put AFTER INSERT ON items BEGIN
            INSERT INTO words (rowid, text, owner) VALUES (new.id, new.text, new.owner);
        END;
        CREATE TRIGGER IF NOT EXISTS items_gone AFTER DELETE ON items BEGIN
            INSERT INTO words (words, rowid, text, owner) VALUES ('delete', old.id, old.text, old.owner);
        END;
        """;

    /// <summary>For a file of an earlier version; whether it needs it, <see cref="HasImportance"/> says.</summary>
    public const string AddImportance = "ALTER TABLE items ADD COLUMN importance REAL";

    public const string HasImportance = "SELECT count(*) FROM pragma_table_info('items') WHERE name = 'importance'";

    /// <summary>The only place that decides who sees what; every look-up goes through it.</summary>
    public const string Visible =
        "i.tenant = $tenant AND i.twin = $twin AND i.acl IN (SELECT acl FROM acl_groups WHERE who IN (SELECT value FROM json_each($groups)))";

    public const string ByWords =
        $"""
        SELECT i.id, -bm25(words, 1.0, 0.0) AS score FROM words JOIN items i ON i.id = words.rowid
        WHERE words MATCH $match AND {Visible} ORDER BY score DESC, i.id LIMIT $most
        """;

    public const string Vectors = $"SELECT i.id, i.vector FROM items i WHERE i.vector IS NOT NULL AND {Visible}";

    public const string Items =
        $"SELECT i.id, i.name, i.kind, i.text, i.source, i.date, i.synthetic, i.importance FROM items i WHERE i.id IN (SELECT value FROM json_each($ids)) AND {Visible}";

    public const string Marked = "SELECT rowid, highlight(words, 0, $open, $close) FROM words WHERE words MATCH $match AND rowid IN (SELECT value FROM json_each($ids))";

    public const string Put =
        """
        INSERT INTO items (tenant, twin, name, owner, acl, kind, text, source, date, synthetic, vector, importance)
        VALUES ($tenant, $twin, $name, $owner, $acl, $kind, $text, $source, $date, $synthetic, $vector, $importance)
        """;

    public const string Remove = "DELETE FROM items WHERE tenant = $tenant AND twin = $twin AND name = $name";
    public const string Erase = "DELETE FROM items WHERE tenant = $tenant AND twin = $twin";
    public const string AddAcl = "INSERT OR IGNORE INTO acls (list) VALUES ($list)";
    public const string FindAcl = "SELECT id FROM acls WHERE list = $list";
    public const string AddGroups = "INSERT OR IGNORE INTO acl_groups SELECT $acl, value FROM json_each($list)";
}
