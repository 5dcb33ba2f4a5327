using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Twins.Core.Respondents;

namespace Twins.Adapters.Models.Batch;

/// <summary>A stream's lines, one at a time, however long the stream and whatever a line's length.</summary>
internal sealed class JsonLines(Stream stream, int longest, ModelOptions options, TimeProvider clock)
{
    private readonly FaultReader faults = new(options, clock);
    private bool isSkipping, isFirst = true;

    /// <returns>Lines without their ends; null for one that is too long.</returns>
    /// <exception cref="ModelFaultException">The stream broke or stands still.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>?> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        while (true)
        {
            var read = await NextAsync(reader, cancellationToken);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                if (Line(buffer.Slice(0, end)) is { } line) yield return line.Content;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }
            if (read.IsCompleted)
            {
                if (!buffer.IsEmpty && Line(buffer) is { } rest) yield return rest.Content;
                await reader.CompleteAsync();
                yield break;
            }
            if (buffer.Length > longest && !isSkipping)
            {
                isSkipping = true;
                yield return null;
            }
            if (isSkipping) buffer = buffer.Slice(buffer.End);
            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>Null for the end of a line that was given up.</summary>
    private Found? Line(ReadOnlySequence<byte> bytes)
    {
        if (isSkipping)
        {
            isSkipping = false;
            return null;
        }
        if (bytes.Length > longest) return new Found(null);
        var line = bytes.ToArray().AsMemory();
        if (isFirst && line.Span.StartsWith("\uFEFF"u8)) line = line[3..];
        isFirst = false;
        return new Found(line);
    }

    private async Task<ReadResult> NextAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.Timeout, clock);
        using var link = cancellationToken.UnsafeRegister(static p => ((CancellationTokenSource)p!).Cancel(), patience);
        try
        {
            return await reader.ReadAsync(patience.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && faults.Read(e) is { } fault)
        {
            throw new ModelFaultException(FaultKind.Passing, fault.Message);
        }
    }

    private readonly record struct Found(ReadOnlyMemory<byte>? Content);
}
