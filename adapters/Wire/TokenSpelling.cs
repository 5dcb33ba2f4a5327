using System.Buffers.Text;
using System.Text.Json;

namespace Twins.Adapters.Wire;

/// <summary>What libraries forgive in a signed token (RFC 7515) and we do not, because two readers could read two different things.</summary>
public static class TokenSpelling
{
    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false };

    /// <summary>Why a token is refused, whoever signed it; null when it is not.</summary>
    public static string? Flaw(string token)
    {
        if (token.Split('.') is not [var header, var payload, _] || token.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_'))) return "It is not spelled as tokens are.";
        try
        {
            using var head = Parse(header);
            using var body = Parse(payload);
            if (head.RootElement.ValueKind is not JsonValueKind.Object || body.RootElement.ValueKind is not JsonValueKind.Object) return "It is not spelled as tokens are.";
            // RFC 7515 4.1.11: what is marked critical and not understood is refused, and we understand no extension.
            return head.RootElement.TryGetProperty("crit", out _) ? "It asks for an extension that is not known here." : null;
        }
        catch (FormatException)
        {
            return "It is not spelled as tokens are.";
        }
        catch (JsonException)
        {
            return "It says something twice, or is no JSON.";
        }
    }

    private static JsonDocument Parse(string part) => JsonDocument.Parse(Base64Url.DecodeFromChars(part), Once);
}
