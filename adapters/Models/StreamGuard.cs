using System.Runtime.CompilerServices;
using Twins.Core.Respondents;

namespace Twins.Adapters.Models;

/// <summary>
/// What a guard does for a reply that comes in pieces. It is tried again only as long as nobody has seen any of it, and
/// given up when it is silent for too long, however long it takes in all.
/// </summary>
internal static class StreamGuard
{
    /// <exception cref="ModelFaultException">No reply came, or it broke off: what was given out so far is none.</exception>
    public static async IAsyncEnumerable<TPiece> RunAsync<TCall, TPiece>(CallGuard guard, TCall call, Func<TCall, CancellationToken, IAsyncEnumerable<TPiece>> make, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await guard.RetryAsync((guard, call, make), static (s, token) => GuardedStream<TPiece>.OpenAsync(s.guard, t => s.make(s.call, t), token), cancellationToken);
        while (stream.HasPiece)
        {
            yield return stream.Piece;
            await NextAsync(stream);
        }
    }

    private static async ValueTask NextAsync<TPiece>(GuardedStream<TPiece> stream)
    {
        try
        {
            await stream.NextAsync();
        }
        catch (WireFaultException e)
        {
            throw new ModelFaultException(e.Fault.Kind, $"the reply broke off: {e.Message}");
        }
    }
}
