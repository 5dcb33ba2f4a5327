namespace Twins.Bot.Authentication;

/// <summary>An issuer's keys cannot be had right now.</summary>
internal sealed class KeysUnavailableException(Uri metadata, Exception? cause = null) : Exception($"The keys of {metadata.Host} cannot be had.", cause);
