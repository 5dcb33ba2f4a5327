using System.Threading.Channels;

namespace Twins.Tests.Adapters.Models.Streaming;

/// <summary>A body that comes when the test says so, in the pieces that the test says.</summary>
internal sealed class PlayedStream : Stream
{
    private readonly Channel<byte[]> coming = Channel.CreateUnbounded<byte[]>();
    private ReadOnlyMemory<byte> rest;

    /// <summary>Who reads has let go of it.</summary>
    public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public PlayedStream Send(string text) => Send(System.Text.Encoding.UTF8.GetBytes(text));

    public PlayedStream Send(byte[] bytes)
    {
        coming.Writer.TryWrite(bytes);
        return this;
    }

    /// <param name="broken">Null when the body simply is over.</param>
    public PlayedStream End(Exception? broken = null)
    {
        coming.Writer.TryComplete(broken);
        return this;
    }

    public Func<CancellationToken, Task<HttpResponseMessage>> Reply() => _ =>
    {
        var response = new HttpResponseMessage { Content = new StreamContent(this) };
        response.Content.Headers.ContentType = new("text/event-stream");
        return Task.FromResult(response);
    };

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (rest.IsEmpty)
        {
            if (!await coming.Reader.WaitToReadAsync(cancellationToken)) return 0;
            coming.Reader.TryRead(out var next);
            rest = next;
        }
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        rest = rest[count..];
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("read it asynchronously");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        Closed.TrySetResult();
        base.Dispose(disposing);
    }
}
