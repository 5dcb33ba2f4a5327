namespace Twins.Bench;

/// <summary>Real data lie beside the checkout, not in it.</summary>
internal static class SharedFile
{
    /// <summary>The nearest <c>shared/data/…</c> at or above the working folder; null where there is none.</summary>
    public static string? Find(params string[] parts)
    {
        for (var at = new DirectoryInfo(Environment.CurrentDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine([at.FullName, "shared", "data", .. parts]);
            if (File.Exists(candidate)) return candidate;
        }
        return null;
    }
}
