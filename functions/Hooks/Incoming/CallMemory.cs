using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Twins.Core.Storage;
using Twins.Functions.Hooks.Signatures;

namespace Twins.Functions.Hooks.Incoming;

/// <summary>
/// The calls that something came of, so that none is taken twice. A call is written down after its run stands: one that
/// failed midway may be made again, and its key leads to the same run.
/// </summary>
public sealed class CallMemory(IRecordStore records, TimeProvider clock)
{
    private const string Partition = "hook-calls";

    /// <summary>Much longer than a signature is good for.</summary>
    private static readonly TimeSpan Standard = TimeSpan.FromDays(1);

    /// <summary>GitHub signs no time, so a signature is good for ever.</summary>
    private static readonly TimeSpan Github = TimeSpan.FromDays(1100);

    internal async Task<bool> KnowsAsync(string hook, Claim claim, CancellationToken cancellationToken)
    {
        foreach (var mark in Marks(hook, claim)) if (await records.FindAsync(mark, cancellationToken) is not null) return true;
        return false;
    }

    internal async Task RememberAsync(string hook, Claim claim, string run)
    {
        var until = clock.GetUtcNow() + (claim.Scheme is SignatureScheme.Github ? Github : Standard);
        // Whoever made the same call at the same moment has the same run; either may write it down. And nobody who hangs up may prevent it.
        foreach (var mark in Marks(hook, claim)) await records.TryWriteAsync(mark, null, JsonSerializer.SerializeToUtf8Bytes(new Remembered(run, until)), CancellationToken.None);
    }

    /// <summary>Forgets what need not be remembered any longer; for a timer.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await foreach (var record in records.ListAsync(Partition, null, cancellationToken))
            if (JsonSerializer.Deserialize<Remembered>(record.Value.Span)!.Until < clock.GetUtcNow()) await records.TryWriteAsync(record.Key, record.Tag, null, cancellationToken);
    }

    private static IEnumerable<RecordKey> Marks(string hook, Claim claim)
    {
        yield return Mark(hook, "id", claim.Id);
        // GitHub's signature covers the body alone: whoever has seen a call could send it again under any id.
        if (claim.Scheme is SignatureScheme.Github) yield return Mark(hook, "signature", Convert.ToHexString(claim.Signatures[0]));
    }

    private static RecordKey Mark(string hook, string kind, string value) =>
        new(Partition, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{hook}|{kind}|{value}"))));

    private sealed record Remembered(string Run, DateTimeOffset Until);
}
