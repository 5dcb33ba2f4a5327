namespace Twins.Bot.Commands;

/// <summary>What somebody wants of the bot.</summary>
public abstract record Intent
{
    private Intent()
    {
    }

    public sealed record Help : Intent;

    /// <param name="After">Begins behind this twin; null for the beginning.</param>
    public sealed record Twins(string? After = null) : Intent;

    /// <param name="Question">What is asked at once; null for nothing yet.</param>
    public sealed record TalkTo(string Name, string? Question) : Intent;

    public sealed record StopTalking : Intent;

    /// <summary>Something said to the twin that is being talked with.</summary>
    public sealed record Say(string Text) : Intent;

    /// <param name="Panel">Null for the only one, or the one that the words begin with.</param>
    /// <param name="Words">A question, or up to ten variants with | between them, or both.</param>
    public sealed record AskPanel(string? Panel, string Words) : Intent;

    /// <summary>The form for a panel.</summary>
    public sealed record PanelForm : Intent;

    /// <summary>A scene that a group of twins takes part in, which is not there yet.</summary>
    /// <param name="Name">Such as "focus group".</param>
    public sealed record Scene(string Name) : Intent;

    public sealed record Sweep : Intent;

    /// <param name="On">Whether this conversation wants the nightly report.</param>
    public sealed record Nightly(bool On) : Intent;

    public sealed record Why : Intent;

    public sealed record ViewMyTwin : Intent;

    public sealed record ForgetMe : Intent;

    public sealed record ReportThis(string? Comment) : Intent;
}
