namespace Twins.Tests;

/// <summary>The checkout that the tests were built in.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Twins.sln"))) return at.FullName;
        throw new DirectoryNotFoundException("The tests do not run inside the checkout.");
    }
}
