namespace Twins.Bench.MegaStudy;

internal static class MegaStudyFolder
{
    /// <summary>The shared data beside the checkout that this benchmark was built from.</summary>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    public static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "shared", "data", "megastudy");
            if (Directory.Exists(candidate)) return candidate;
        }
        throw new InvalidDataException("shared/data/megastudy is not beside this checkout; give its folder: bench ev3 <folder>.");
    }
}
