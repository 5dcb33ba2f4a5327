using System.Text.Json.Nodes;

namespace Twins.Bot.Cards;

/// <summary>Every command with an example.</summary>
public static class HelpCard
{
    public static JsonObject Of(GreetingView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return CardFrame.Of($"What you can say to Twins: {string.Join(", ", CommandHint.All.Select(c => c.Say.Split(' ', ':')[0]).Distinct())}.",
        [
            CardParts.Header("Help", "What you can say"),
            CardParts.Labels(view.Respondent),
            CardParts.Table([2, 3], [[CardParts.Text("Say"), CardParts.Text("What happens")], .. CommandHint.All.Select(Row)]),
            CardParts.Note(view.InGroup ? "In a channel or group, mention me first: @Twins twins. Plain sentences work too." : "Plain sentences work too: \"what would Maria say to free delivery?\""),
        ],
        [.. Buttons(view.Key)]);
    }

    internal static JsonObject[] Buttons(string key) =>
    [
        CardActions.Execute("Show the twins", "twins", $"{key}/twins").Styled("positive"),
        CardActions.Open("Ask a panel", "panel.open", $"{key}/panel"),
    ];

    private static JsonObject[] Row(CommandHint command) =>
    [
        CardParts.Line(new CardRun(command.Say) { Strong = true }),
        CardParts.Line(new CardRun(command.Does), new CardRun(command.Example is null ? null : " " + command.Example) { Code = true, Subtle = true, Small = true }),
    ];
}
