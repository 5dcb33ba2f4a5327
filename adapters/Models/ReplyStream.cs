using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Twins.Adapters.Wire;

namespace Twins.Adapters.Models;

/// <summary>
/// Reads a streamed chat completion: its text as it comes, then one last update with all the rest. Put together they are
/// what <see cref="ReplyBody"/> reads from the same reply in one piece. Only a stream that said it was done is a reply.
/// </summary>
internal static class ReplyStream
{
    /// <summary>A piece is one token and what the filter thinks of it; the longest replies have tens of thousands.</summary>
    public const int LongestEvent = 256 * 1024, LongestReply = 32 * 1024 * 1024;

    /// <exception cref="ReplyErrorException">The service sent an error in place of a piece.</exception>
    /// <exception cref="IOException">The stream ended before the reply did.</exception>
    /// <exception cref="JsonException">It is no chat completion.</exception>
    public static async IAsyncEnumerable<ChatResponseUpdate> ReadAsync(Stream body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reply = new ReplyPieces();
        await using var bounded = new BoundedStream(body, LongestReply);
        await foreach (var piece in SseParser.Create(bounded, Piece).EnumerateAsync(cancellationToken))
        {
            if (piece.Data is not { } chunk)
            {
                yield return reply.End();
                yield break;
            }
            if (reply.Take(chunk) is { } text) yield return text;
        }
        throw new IOException("the stream ended before the reply did");
    }

    /// <summary>Null for the mark of the end.</summary>
    private static JsonElement? Piece(string kind, ReadOnlySpan<byte> sent)
    {
        if (sent.Length > LongestEvent) throw new JsonException("a piece is too long");
        return sent.SequenceEqual("[DONE]"u8) ? null : JsonElement.Parse(sent);
    }
}
