using Twins.Core.Personas;

namespace Twins.Tests.Personas;

/// <summary>A folder of twin files that goes away with the test.</summary>
internal sealed class TwinFiles : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("twins-").FullName;

    public string Write(string name, string yaml)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, yaml);
        return path;
    }

    public TwinLibrary Load() => TwinLibrary.Load(Folder);

    /// <summary>The only twin of a document.</summary>
    public static Twin One(string yaml)
    {
        using var files = new TwinFiles();
        files.Write("one.twin.yaml", yaml);
        return files.Load().Twins.Single();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
