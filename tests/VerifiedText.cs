namespace Twins.Tests;

/// <summary>Text that a person has looked at and committed; a change of it is seen in the review.</summary>
internal static class VerifiedText
{
    /// <summary>Set it to 1 to write what came instead of comparing, and look at the difference before committing it.</summary>
    public const string Accept = "TWINS_TESTS_ACCEPT";

    /// <param name="file">Under <c>tests/fixtures</c>.</param>
    /// <param name="text">What came.</param>
    public static void Check(string file, string text)
    {
        var path = Path.Combine(Checkout.Root, "tests", "fixtures", file);
        if (Environment.GetEnvironmentVariable(Accept) is "1") File.WriteAllText(path, text);
        Assert.True(File.Exists(path), $"{file} is not there; run this test with {Accept}=1 and look at what it wrote.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text.ReplaceLineEndings("\n"));
    }
}
