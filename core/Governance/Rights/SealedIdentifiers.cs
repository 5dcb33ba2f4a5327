using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Storage;

namespace Twins.Core.Governance.Rights;

/// <summary>
/// Who is behind a pseudonym, for people who agreed to be contacted and for nobody else: AES-256-GCM under a key of this installation
/// (HKDF-SHA256 of the key of pseudonyms), bound to the pseudonym. Every look is noted with its reason.
/// </summary>
public sealed class SealedIdentifiers(IRecordStore records, ConsentBook consents, TimeProvider clock)
{
    private const string Partition = "sealed-identifiers";
    private const string Looks = "sealed-identifiers-looks";

    private static readonly byte[] Use = Encoding.UTF8.GetBytes("twins sealed identifiers");

    /// <param name="person">The pseudonym.</param>
    /// <param name="identifiers">What the sources know the person by.</param>
    public async Task SealAsync(string person, IReadOnlyList<string> identifiers, CancellationToken cancellationToken)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(identifiers, DocumentJson.Options);
        var (nonce, cipher, tag) = (RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize), new byte[plain.Length], new byte[AesGcm.TagByteSizes.MaxSize]);
        using (var aes = await KeyAsync(cancellationToken)) aes.Encrypt(nonce, plain, cipher, tag, Encoding.UTF8.GetBytes(person));
        var value = JsonSerializer.SerializeToUtf8Bytes(new Envelope(nonce, cipher, tag), DocumentJson.Options);
        await records.ChangeAsync(new RecordKey(Partition, person), _ => value, cancellationToken);
    }

    /// <summary>Opens it while the person's consent holds, and notes that somebody looked.</summary>
    /// <param name="reason">Why, for whoever asks later.</param>
    /// <returns>Null when nothing is sealed, or the consent no longer holds.</returns>
    /// <exception cref="CryptographicException">It was sealed for somebody else, or by another installation.</exception>
    public async Task<IReadOnlyList<string>?> OpenAsync(string person, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (!await consents.AllowsAsync(person, Purpose.Contact, cancellationToken)) return null;
        if (await records.FindAsync(new RecordKey(Partition, person), cancellationToken) is not { } found) return null;
        var envelope = JsonSerializer.Deserialize<Envelope>(found.Value.Span, DocumentJson.Options)!;
        var plain = new byte[envelope.Cipher.Length];
        using (var aes = await KeyAsync(cancellationToken)) aes.Decrypt(envelope.Nonce, envelope.Cipher, envelope.Tag, plain, Encoding.UTF8.GetBytes(person));
        // Before anybody sees it.
        var now = clock.GetUtcNow();
        await records.TryWriteAsync(new RecordKey(Looks, $"{person}|{now.UtcTicks:D19}"), null, JsonSerializer.SerializeToUtf8Bytes(new Look(now, reason), DocumentJson.Options), cancellationToken);
        return JsonSerializer.Deserialize<List<string>>(plain, DocumentJson.Options)!;
    }

    /// <summary>When somebody looked, and why, oldest first.</summary>
    public async Task<IReadOnlyList<Look>> LooksAsync(string person, CancellationToken cancellationToken)
    {
        var looks = new List<Look>();
        await foreach (var record in records.ListAsync(Looks, person + "|", cancellationToken))
        {
            if (!record.Key.Id.StartsWith(person + "|", StringComparison.Ordinal)) break;
            looks.Add(JsonSerializer.Deserialize<Look>(record.Value.Span, DocumentJson.Options)!);
        }
        return looks;
    }

    public async Task<bool> HoldsAsync(string person, CancellationToken cancellationToken) => await records.FindAsync(new RecordKey(Partition, person), cancellationToken) is not null;

    /// <returns>How many there were.</returns>
    public async Task<int> EraseAsync(IEnumerable<string> people, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var person in people)
        {
            if (!await HoldsAsync(person, cancellationToken)) continue;
            await records.ChangeAsync(new RecordKey(Partition, person), _ => null, cancellationToken);
            erased++;
        }
        return erased;
    }

    private async Task<AesGcm> KeyAsync(CancellationToken cancellationToken) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, await SubjectKey.ReadAsync(records, cancellationToken), 32, info: Use), AesGcm.TagByteSizes.MaxSize);

    private sealed record Envelope(byte[] Nonce, byte[] Cipher, byte[] Tag);
}

/// <summary>Somebody looked up who a person is.</summary>
public sealed record Look(DateTimeOffset At, string Reason);
