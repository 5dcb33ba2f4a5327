using System.CommandLine;
using Twins.Core.Documents;

namespace Twins.Cli.Commands;

internal static class FileWriting
{
    /// <summary>Writes all files or, where one is in the way, none; names each on stdout.</summary>
    public static bool Write(InvocationConfiguration console, string folder, IReadOnlyList<(string Name, string Text)> files, bool force)
    {
        var inTheWay = force ? [] : files.Where(f => File.Exists(Path.Combine(folder, f.Name))).Select(f => f.Name).ToList();
        if (inTheWay.Count > 0)
        {
            console.Error.WriteLine($"{folder} already has {string.Join(", ", inTheWay.Take(5))}{(inTheWay.Count > 5 ? $" and {inTheWay.Count - 5} more" : "")}. Nothing was written; use --force to replace, or another --out.");
            return false;
        }
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, text) in files)
            {
                var path = Path.Combine(folder, name);
                WholeFile.Write(path, text);
                console.Output.WriteLine(path);
            }
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            console.Error.WriteLine($"{folder}: cannot be written to: {e.Message}");
            return false;
        }
    }
}
