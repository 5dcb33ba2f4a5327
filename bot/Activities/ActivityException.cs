namespace Twins.Bot.Activities;

/// <summary>What came is no activity; the sentence says what is wrong with it.</summary>
public sealed class ActivityException(string message, Exception? cause = null) : Exception(message, cause);
