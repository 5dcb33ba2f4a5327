using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Twins.Core.Documents;

namespace Twins.Core.Governance.Register;

/// <summary>
/// Free text to an entry, kept beside the log. The entry holds the SHA-256 of salt and text: the text cannot be changed unnoticed,
/// and once it and its salt are erased nobody can tell, not even by guessing, what it said, while the chain holds as before.
/// </summary>
/// <param name="Salt">16 bytes by chance.</param>
public sealed record AuditNote(byte[] Salt, string Text)
{
    public static AuditNote Of(string text) => new(RandomNumberGenerator.GetBytes(16), text);

    public string Binding() => Convert.ToHexStringLower(SHA256.HashData([.. Salt, .. Encoding.UTF8.GetBytes(Text)]));

    public byte[] Line() => JsonSerializer.SerializeToUtf8Bytes(this, DocumentJson.Options);

    /// <returns>Null where it is no note, or another's.</returns>
    public static AuditNote? Read(ReadOnlySpan<byte> line, string binding)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditNote>(line, DocumentJson.Options) is { } note && line.SequenceEqual(note.Line()) && note.Salt.Length is 16 && note.Binding() == binding ? note : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
