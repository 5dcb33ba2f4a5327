namespace Twins.Bot;

/// <summary>A setting of the bot is missing or does not fit; the sentence says which one and what to write. The process does not start.</summary>
public sealed class BotSettingException(string message) : Exception(message);
