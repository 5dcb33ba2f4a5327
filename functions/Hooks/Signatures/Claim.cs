using System.Security.Cryptography;

namespace Twins.Functions.Hooks.Signatures;

/// <summary>What a call says about itself, before anybody has checked it.</summary>
/// <param name="Id">The sender's name for the message; the same when it is sent again.</param>
/// <param name="Prefix">What is signed before the body.</param>
internal sealed record Claim(SignatureScheme Scheme, string Id, string Prefix, IReadOnlyList<byte[]> Signatures)
{
    /// <summary>Two, because a secret has a successor while it is replaced.</summary>
    private const int MostKeys = 2;

    /// <summary>Does the same work whatever is right or wrong, so that time tells nothing.</summary>
    public bool IsSignedWith(IReadOnlyList<byte[]> keys, ReadOnlySpan<byte> body)
    {
        var isSigned = false;
        for (var i = 0; i < MostKeys; i++)
        {
            var right = HookSignature.Of(keys[i % keys.Count], Prefix, body);
            foreach (var signature in Signatures) isSigned |= CryptographicOperations.FixedTimeEquals(right, signature);
        }
        return isSigned;
    }
}
