using System.ClientModel;
using System.Text;

namespace Twins.Adapters.Models.Batch;

/// <summary>The form that uploads a part: what it is for, when it may be deleted, and its lines, streamed.</summary>
internal sealed class PartForm : BinaryContent
{
    /// <summary>No line holds a carriage return, so that nothing in a part looks like the end of one.</summary>
    private const string Boundary = "twins-batch-part";

    private readonly byte[] head, tail = Encoding.ASCII.GetBytes($"\r\n--{Boundary}--\r\n");
    private readonly Stream lines;
    private readonly long bytes;

    /// <param name="lines">Is disposed of with the form.</param>
    /// <param name="purpose">What the provider is to do with it.</param>
    /// <param name="kept">Seconds after which the provider may delete it; null for never.</param>
    public PartForm(string file, Stream lines, long bytes, string purpose = "batch", int? kept = WireBatches.Kept)
    {
        (this.lines, this.bytes) = (lines, bytes);
        MediaType = $"multipart/form-data; boundary={Boundary}";
        head = Encoding.ASCII.GetBytes(
            Field("purpose", purpose) + (kept is { } seconds ? Field("expires_after[anchor]", "created_at") + Field("expires_after[seconds]", seconds.ToString()) : "")
            + $"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{file}\"\r\nContent-Type: application/json\r\n\r\n");
    }

    public override bool TryComputeLength(out long length)
    {
        length = head.Length + bytes + tail.Length;
        return true;
    }

    public override async Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        await stream.WriteAsync(head, cancellationToken);
        await lines.CopyToAsync(stream, cancellationToken);
        await stream.WriteAsync(tail, cancellationToken);
    }

    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default) => throw new NotSupportedException("A part is sent asynchronously.");

    public override void Dispose() => lines.Dispose();

    private static string Field(string name, string value) => $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n";
}
