namespace Twins.Adapters.Teams;

/// <summary>A message as it is meant, of any length; <see cref="MessageBuilder"/> makes it fit.</summary>
public sealed record OutgoingMessage
{
    /// <summary>Markdown, with [1] where a citation belongs.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether an AI says it: everything that a twin says is labelled.</summary>
    public bool ByAi { get; init; }

    /// <summary>Those that the text uses are attached. They need <see cref="ByAi"/>.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Whether the reader may like or dislike it.</summary>
    public bool Feedback { get; init; }

    /// <summary>What the reader may say next, in a personal chat and without a card.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
    public string? Summary { get; init; }
}

/// <param name="Position">The number in the text's brackets.</param>
/// <param name="Name">What the source is called.</param>
/// <param name="Abstract">What it says.</param>
public sealed record Citation(int Position, string Name, string Abstract)
{
    /// <summary>Shown when it is an https address.</summary>
    public string? Url { get; init; }
    public IReadOnlyList<string> Keywords { get; init; } = [];
}
