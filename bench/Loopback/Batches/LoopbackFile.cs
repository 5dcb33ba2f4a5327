namespace Twins.Bench.Loopback.Batches;

/// <summary>A file at the loopback provider's, kept on disk so that the server's memory says nothing about the client's.</summary>
internal sealed class LoopbackFile(string id, string name, string purpose, string path)
{
    public string Id => id;

    public string Name => name;

    public string Path => path;

    public bool IsRead { get; set; }

    public object Shape() => new { id, @object = "file", bytes = new FileInfo(path).Length, created_at = 1764000000, filename = name, purpose, status = IsRead ? "processed" : "pending" };
}
