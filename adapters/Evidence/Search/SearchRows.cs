using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Search.Documents.Models;
using Twins.Core.Evidence;

namespace Twins.Adapters.Evidence.Search;

/// <summary>Items as documents of the index, and back.</summary>
internal static class SearchRows
{
    /// <summary>A document's key has letters, digits, '_', '-' and '=' only; a hash has, whatever the names hold.</summary>
    public static string Key(EvidenceOwner owner, string id) =>
        "e" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{owner.Tenant}\n{owner.Twin}\n{id}")))[..40];

    public static SearchDocument Of(EvidenceOwner owner, KeptEvidence kept)
    {
        var document = new SearchDocument
        {
            [SearchFields.Key] = Key(owner, kept.Item.Id),
            [SearchFields.Tenant] = owner.Tenant,
            [SearchFields.Twin] = owner.Twin,
            [SearchFields.Acl] = kept.Acl.Distinct(StringComparer.Ordinal).ToArray(),
            [SearchFields.Id] = kept.Item.Id,
            [SearchFields.Kind] = kept.Item.Kind.ToString(),
            [SearchFields.Text] = kept.Item.Text,
            [SearchFields.Source] = kept.Item.Source,
            [SearchFields.Date] = kept.Item.Date?.ToString("O", CultureInfo.InvariantCulture),
            [SearchFields.Synthetic] = kept.Item.Synthetic,
            [SearchFields.Importance] = kept.Item.Importance,
        };
        if (kept.Vector is { } vector) document[SearchFields.Vector] = vector.ToArray();
        return document;
    }

    public static EvidenceItem Item(SearchDocument document) => new()
    {
        Id = document.GetString(SearchFields.Id),
        Kind = Enum.Parse<EvidenceKind>(document.GetString(SearchFields.Kind)),
        Text = document.GetString(SearchFields.Text),
        Source = document.GetString(SearchFields.Source),
        Date = document.GetString(SearchFields.Date) is { } date ? DateOnly.ParseExact(date, "O", CultureInfo.InvariantCulture) : null,
        Synthetic = document.GetBoolean(SearchFields.Synthetic) ?? false,
        Importance = document.GetDouble(SearchFields.Importance),
    };
}
