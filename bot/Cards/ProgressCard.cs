using System.Globalization;
using System.Text.Json.Nodes;
using Twins.Core.Respondents;
using Twins.Core.Studies.Reporting;

namespace Twins.Bot.Cards;

public enum ProgressState
{
    /// <summary>Taken on; nothing is counted yet.</summary>
    Waiting,
    Running,
    /// <summary>Somebody pressed Cancel, and answers under way are awaited.</summary>
    Stopping,
    Cancelled,
    Failed,
}

/// <summary>Where a piece of long work stands; one card shows it and is updated in place.</summary>
public sealed record ProgressView
{
    public required string Title { get; init; }
    public required RespondentIdentity Respondent { get; init; }
    /// <summary>Against doubled presses.</summary>
    public required string Key { get; init; }
    /// <summary>What Cancel stops; null where nothing can be stopped.</summary>
    public string? Run { get; init; }
    public ProgressState State { get; init; }
    public long Done { get; init; }
    public long Total { get; init; }
    /// <summary>Answers a minute, once that can be told.</summary>
    public double? PerMinute { get; init; }
    /// <summary>In US dollars; null where nothing costs.</summary>
    public decimal? Cost { get; init; }
    public TimeSpan? Left { get; init; }
    /// <summary>Why it failed and what to do, or anything else to know.</summary>
    public string? Sentence { get; init; }
}

/// <summary>Long work: begun, under way, or ended without a result.</summary>
public static class ProgressCard
{
    public static JsonObject Of(ProgressView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var share = view.Total > 0 ? Math.Clamp((double)view.Done / view.Total, 0, 1) : 0;
        return CardFrame.Of($"{CardText.Plain(view.Title, 120)}. {State(view.State)} {Count(view)} {CardText.Plain(view.Sentence, 200)}".TrimEnd(),
        [
            CardParts.Header(State(view.State), view.Title),
            CardParts.Labels(view.Respondent),
            CardParts.When(view.Total > 0, () => Bar(share, view.State)),
            CardParts.When(view.Total > 0, () => CardParts.Line(new CardRun($"{Figures.Percent(share)} ") { Strong = true }, new CardRun(Count(view)))),
            CardParts.When(Details(view).Any(), () => CardParts.Note(string.Join(" · ", Details(view)))),
            CardParts.When(!string.IsNullOrWhiteSpace(view.Sentence), () => CardParts.Box(view.State is ProgressState.Failed ? "attention" : "emphasis", CardParts.Text(view.Sentence))),
            CardParts.When(view.State is ProgressState.Waiting, () => CardParts.Note("You need not wait: this card changes by itself.")),
        ],
        view is { Run: { } run, State: ProgressState.Waiting or ProgressState.Running } ? CardActions.Execute("Cancel", "cancel", view.Key, ("run", run)) : null);
    }

    private static JsonObject Bar(double share, ProgressState state)
    {
        var done = (int)Math.Round(share * 100);
        var columns = new JsonArray();
        if (done > 0) columns.Add(Part(done, state is ProgressState.Failed ? "attention" : state is ProgressState.Cancelled ? "warning" : "accent"));
        if (done < 100) columns.Add(Part(100 - done, "emphasis"));
        return new JsonObject { ["type"] = "ColumnSet", ["columns"] = columns, ["spacing"] = "Medium" };
    }

    private static JsonObject Part(int width, string style) => new()
    {
        ["type"] = "Column",
        ["width"] = width.ToString(CultureInfo.InvariantCulture),
        ["style"] = style,
        ["minHeight"] = "10px",
        ["spacing"] = "None",
        ["items"] = new JsonArray(),
    };

    private static IEnumerable<string> Details(ProgressView view)
    {
        if (view.PerMinute is > 0 and var rate) yield return $"{Figures.Number(rate, rate < 10 ? 1 : 0)} answers a minute";
        if (view.Cost is { } cost) yield return $"{Figures.Money(cost)} so far";
        if (view is { Left: { } left, State: ProgressState.Running }) yield return $"about {Figures.Duration(left.TotalSeconds)} left";
    }

    private static string Count(ProgressView view) => view.Total > 0 ? $"{Figures.Count(view.Done)} of {Figures.Of(view.Total, "answer", "answers")}" : "";

    private static string State(ProgressState state) => state switch
    {
        ProgressState.Waiting => "Working on it",
        ProgressState.Running => "Asking the twins",
        ProgressState.Stopping => "Stopping",
        ProgressState.Cancelled => "Cancelled",
        _ => "Failed",
    };
}
