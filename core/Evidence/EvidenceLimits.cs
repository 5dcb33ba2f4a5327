namespace Twins.Core.Evidence;

/// <summary>What every implementation holds, so that nothing works on one machine and fails in the cloud.</summary>
public static class EvidenceLimits
{
    public const int MaxRecalled = 50;
    public const int MaxName = 200;
    public const int MaxGroups = 500;
    /// <summary>Of an item, in characters; a document is cut into passages.</summary>
    public const int MaxText = 32_000;
    public const int MaxSource = 2_000;
    public const int MaxDimensions = 3_072;

    /// <exception cref="ArgumentException">A name is outside the limits.</exception>
    public static void Check(EvidenceOwner owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        Name(owner.Tenant, "tenant");
        Name(owner.Twin, "twin");
    }

    /// <exception cref="ArgumentException">An item is outside the limits, or two have the same id.</exception>
    public static void Check(EvidenceChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kept in change.Put)
        {
            Check(kept);
            if (!ids.Add(kept.Item.Id)) throw new ArgumentException($"Two items have the id '{kept.Item.Id}'; give each its own.", nameof(change));
        }
        foreach (var id in change.Gone) Name(id, "id");
    }

    /// <exception cref="ArgumentException">The query is outside the limits.</exception>
    public static void Check(EvidenceQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        Check(query.Owner);
        Groups(query.Groups);
        Vector(query.Vector);
        if (query.Most is < 1 or > MaxRecalled) throw new ArgumentException($"A recall gives 1 to {MaxRecalled} items, not {query.Most}.", nameof(query));
    }

    private static void Check(KeptEvidence kept)
    {
        Name(kept.Item.Id, "id");
        Groups(kept.Acl);
        Vector(kept.Vector);
        if (kept.Item.Text.Length > MaxText) throw new ArgumentException($"The item '{kept.Item.Id}' has {kept.Item.Text.Length:N0} characters; cut it into parts of at most {MaxText:N0}.", nameof(kept));
        if (kept.Item.Source?.Length > MaxSource) throw new ArgumentException($"The source of the item '{kept.Item.Id}' has {kept.Item.Source.Length:N0} characters; {MaxSource:N0} is the most.", nameof(kept));
    }

    /// <summary>Groups travel in a list with commas, so that a group with one in its name could pass for two.</summary>
    private static void Groups(IReadOnlyList<string> groups)
    {
        if (groups.Count > MaxGroups) throw new ArgumentException($"At most {MaxGroups} groups, not {groups.Count}.", nameof(groups));
        foreach (var group in groups)
        {
            Name(group, "group");
            if (group.Contains(',', StringComparison.Ordinal)) throw new ArgumentException($"The group '{group}' has a comma in its name; name it without.", nameof(groups));
        }
    }

    private static void Name(string name, string what)
    {
        if (name is not { Length: > 0 and <= MaxName } || name.Any(char.IsControl)) throw new ArgumentException($"A {what} has 1 to {MaxName} characters and no control characters; '{name}' does not.", nameof(name));
    }

    private static void Vector(ReadOnlyMemory<float>? vector)
    {
        if (vector is not { } v) return;
        if (v.Length is 0 or > MaxDimensions) throw new ArgumentException($"A vector has 1 to {MaxDimensions} dimensions, not {v.Length}.", nameof(vector));
        var squares = 0.0;
        foreach (var x in v.Span) squares += (double)x * x;
        if (!double.IsFinite(squares) || squares is 0) throw new ArgumentException("A vector has a finite length greater than 0; this one points nowhere.", nameof(vector));
    }
}
