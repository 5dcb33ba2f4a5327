namespace Twins.Functions.Security;

/// <summary>A setting is missing or does not fit; the sentence says which one and what to write. The process does not start.</summary>
internal sealed class SettingException(string message) : Exception(message);
