namespace Twins.Bot.Cards;

/// <summary>What people can say to the bot.</summary>
/// <param name="Say">As it is typed.</param>
/// <param name="Does">What comes of it.</param>
/// <param name="Example">Such as people would type; null where the command is said as it is.</param>
public sealed record CommandHint(string Say, string Does, string? Example = null)
{
    public static IReadOnlyList<CommandHint> All { get; } =
    [
        new("twins", "Browse the twins: who they are, how far to rely on them, whom you may address."),
        new("talk to <name>", "Talk with a twin; it stays in the talk until you choose another.", "talk to Maria"),
        new("panel <name>: <question>", "Ask every twin of a panel, each on its own.", "panel shoppers: Would you pay 3 EUR for delivery?"),
        new("panel <name>: A | B | C", "Show up to ten messages to a panel and see which one stands out.", "panel shoppers: Dinner in 20 minutes | Fresh every day"),
        new("compare A | B", "Two messages head to head.", "compare Free delivery | 10 % off"),
        new("sweep", "Last night's results, and what changed."),
        new("why", "What the twin was shown before its last answer."),
        new("view my twin", "What is kept about you."),
        new("forget me", "Delete it; you are asked first."),
        new("report this", "Tell the people in charge that an answer is wrong or harmful."),
        new("nightly here", "Post every night's results to this channel; 'nightly stop' ends it."),
        new("help", "This list."),
    ];
}
