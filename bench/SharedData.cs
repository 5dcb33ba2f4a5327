namespace Twins.Bench;

/// <summary>Real human data that lie beside the checkout.</summary>
internal static class SharedData
{
    /// <summary>The full path of a file or folder under <c>shared/data</c>, looked for upwards from the benchmark.</summary>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    public static string Find(params string[] parts)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine([at.FullName, "shared", "data", .. parts]);
            if (File.Exists(candidate) || Directory.Exists(candidate)) return candidate;
        }
        throw new InvalidDataException($"shared/data/{string.Join('/', parts)} is not beside this checkout; give its path as the last argument.");
    }
}
