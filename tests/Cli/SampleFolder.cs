namespace Twins.Tests.Cli;

/// <summary>Samples in a folder of their own, where commands find them by the names that the documentation gives them.</summary>
internal static class SampleFolder
{
    /// <param name="into">Gets a folder "samples".</param>
    /// <param name="names">Such as "grocer".</param>
    public static void Copy(string into, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var (from, to) = (Path.Combine(Checkout.Root, "samples", name), Path.Combine(into, "samples", name));
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
    }
}
