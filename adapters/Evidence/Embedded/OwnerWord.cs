using System.Security.Cryptography;
using System.Text;
using Twins.Core.Evidence;

namespace Twins.Adapters.Evidence.Embedded;

/// <summary>An owner as one word of the index. It only narrows the search; who sees what is decided on the names themselves.</summary>
internal static class OwnerWord
{
    public static string Of(EvidenceOwner owner) =>
        "o" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{owner.Tenant}\n{owner.Twin}")))[..20];
}
