namespace Twins.Bot.Activities;

/// <summary>What an activity is about.</summary>
public enum ActivityKind
{
    /// <summary>The protocol grows; what is not known here is accepted and left alone.</summary>
    Unknown,
    Message,
    ConversationUpdate,
    InstallationUpdate,
    /// <summary>The only kind that is answered in the response.</summary>
    Invoke,
    MessageReaction,
    MessageUpdate,
    MessageDelete,
    Typing,
    Event,
}
