using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Twins.Core.Documents;
using Twins.Core.Storage;

namespace Twins.Core.Governance.Rights;

/// <summary>What was done when somebody asked to be forgotten. It names nobody.</summary>
public sealed record Erasure
{
    /// <summary>The pseudonym of what the person was asked for by; it is kept, so that no later build brings the person back.</summary>
    public required string Person { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Twins whose documents, evidence and answers were changed or erased.</summary>
    public required IReadOnlyList<string> Twins { get; init; }

    /// <summary>What was erased, by what it is: how many.</summary>
    public required IReadOnlyDictionary<string, int> Erased { get; init; }

    /// <summary>What was kept, and why.</summary>
    public required IReadOnlyList<string> Kept { get; init; }

    /// <summary>How many files were searched afterwards for what was erased.</summary>
    public required int FilesSearched { get; init; }

    /// <summary>Files in which some of it still stands; empty when nothing was left.</summary>
    public required IReadOnlyList<string> StillIn { get; init; }
}

/// <summary>An erasure with the signature of the installation that did it: ECDSA over P-256 with SHA-256.</summary>
/// <param name="Document">The <see cref="Erasure"/> as it was signed, as JSON.</param>
/// <param name="Signature">Of the document's UTF-8 bytes, base64.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo, base64; the same for every receipt of an installation.</param>
public sealed record Receipt(string Document, string Signature, string PublicKey)
{
    private static readonly RecordKey Place = new("keys", "receipts");

    /// <summary>Read out of what was signed, so that nobody reads anything else.</summary>
    [JsonIgnore]
    public Erasure Erasure => JsonSerializer.Deserialize<Erasure>(Document, DocumentJson.Options)!;

    public static async Task<Receipt> SignAsync(Erasure erasure, IRecordStore records, CancellationToken cancellationToken)
    {
        using var key = await KeyAsync(records, cancellationToken);
        var document = JsonSerializer.Serialize(erasure, DocumentJson.Options);
        return new Receipt(document, Convert.ToBase64String(key.SignData(System.Text.Encoding.UTF8.GetBytes(document), HashAlgorithmName.SHA256)), Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()));
    }

    /// <summary>Whether nobody has changed it since, and this installation signed it.</summary>
    public async Task<bool> HoldsAsync(IRecordStore records, CancellationToken cancellationToken)
    {
        using var key = await KeyAsync(records, cancellationToken);
        if (PublicKey != Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())) return false;
        var signature = new byte[Signature.Length];
        return Convert.TryFromBase64String(Signature, signature, out var length) && key.VerifyData(System.Text.Encoding.UTF8.GetBytes(Document), signature.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    private static async Task<ECDsa> KeyAsync(IRecordStore records, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(Place, cancellationToken) is null)
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            await records.TryWriteAsync(Place, null, made.ExportPkcs8PrivateKey(), cancellationToken);
        }
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey((await records.FindAsync(Place, cancellationToken))!.Value.Span, out _);
        return key;
    }
}
