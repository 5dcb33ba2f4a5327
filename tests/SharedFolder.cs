namespace Twins.Tests;

/// <summary>Real human data and golden vectors lie beside the checkout, not in it; tests that need them skip where they are absent.</summary>
internal static class SharedFolder
{
    /// <summary>The full path of a file or folder under <c>../shared</c>; skips the test where it is absent.</summary>
    public static string Path(params string[] parts)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = System.IO.Path.Combine([at.FullName, "shared", .. parts]);
            if (File.Exists(candidate) || Directory.Exists(candidate)) return candidate;
        }
        Assert.Skip($"shared/{string.Join('/', parts)} is not beside this checkout; clone it there to run this test.");
        return "";
    }
}
