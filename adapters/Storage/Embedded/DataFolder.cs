namespace Twins.Adapters.Storage.Embedded;

/// <summary>Where the embedded store lives: <c>TWINS_DATA</c>, or the place that the system keeps for a user's application data.</summary>
public static class DataFolder
{
    /// <exception cref="DirectoryNotFoundException">Neither is there.</exception>
    public static string Path()
    {
        if (Environment.GetEnvironmentVariable("TWINS_DATA") is { Length: > 0 } chosen) return System.IO.Path.GetFullPath(chosen);
        var user = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return user.Length > 0
            ? System.IO.Path.Combine(user, "twins")
            : throw new DirectoryNotFoundException("This user has no home folder. Set TWINS_DATA to a folder where Twins may keep its data.");
    }
}
