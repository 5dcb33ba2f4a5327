using System.IO.Hashing;

namespace Twins.Adapters.Sources;

/// <summary>Says at the end whether what was read is what was packed: a damaged file unpacks to something, too.</summary>
/// <param name="checksum">CRC-32, as the archive has it.</param>
internal sealed class ChecksumStream(Stream inner, uint checksum) : Stream
{
    private readonly Crc32 read = new();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="InvalidDataException">It ends, and was something else.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var length = inner.Read(buffer, offset, count);
        read.Append(buffer.AsSpan(offset, length));
        return length > 0 || count is 0 || read.GetCurrentHashAsUInt32() == checksum ? length : throw new InvalidDataException("The checksum is another one.");
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
