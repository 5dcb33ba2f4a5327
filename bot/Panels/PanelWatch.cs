using System.Text.Json;
using Twins.Adapters.Teams;
using Twins.Bot.Cards;
using Twins.Bot.Replies;
using Twins.Core.Runs;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Sharing;
using Twins.Core.Storage;
using Twins.Core.Studies.Reporting;

namespace Twins.Bot.Panels;

/// <summary>A card that shows where a run stands, until it shows what came of it.</summary>
/// <param name="Key">Against doubled presses.</param>
/// <param name="Shown">Events of the run that the card shows already.</param>
public sealed record PanelCard(ConversationReference Where, string Message, string Run, string Title, string Key, int Shown = 0);

/// <summary>Keeps cards of runs up to date. Each look sends the next one, so that any process may do it, and any may die.</summary>
public sealed class PanelWatch(RunJournal journal, IBlobStore blobs, IWorkQueue queue, BotModels models, BotOptions options, Replier replier, TimeProvider clock)
{
    public const string Queue = "cards";

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    public Task BeginAsync(PanelCard card, CancellationToken stop) => queue.SendAsync(Queue, JsonSerializer.Serialize(card), First, stop);

    /// <param name="text">A message of the queue <see cref="Queue"/>.</param>
    public async Task LookAsync(string text, CancellationToken stop)
    {
        var card = JsonSerializer.Deserialize<PanelCard>(text) ?? throw new FormatException($"A message in queue {Queue} is none of ours.");
        var run = await journal.ReadAsync(card.Run, stop);
        if (run is null) await ShowAsync(card, Progress(card, null) with { State = ProgressState.Failed, Sentence = "Its run is gone. Ask again." }, stop);
        else if (run.Report is { } report) await EndAsync(card, run, report, stop);
        else await GoOnAsync(card, run, stop);
    }

    private async Task GoOnAsync(PanelCard card, RunView run, CancellationToken stop)
    {
        if (run.Events != card.Shown) await ShowAsync(card, Progress(card, run), stop);
        await queue.SendAsync(Queue, JsonSerializer.Serialize(card with { Shown = run.Events }), Pause(clock.GetUtcNow() - run.Begun), stop);
    }

    private async Task EndAsync(PanelCard card, RunView run, RunEvent.Reported report, CancellationToken stop)
    {
        if (report.End.Kind is not RunEndKind.Completed)
        {
            var state = report.End.Kind is RunEndKind.Cancelled ? ProgressState.Cancelled : ProgressState.Failed;
            await ShowAsync(card, Progress(card, run) with { State = state, Sentence = report.End.Message }, stop);
            return;
        }
        await using var file = await blobs.OpenAsync(RunReporter.BlobOf(run.Id, ReportFolder.Json), stop) ?? throw new InvalidDataException($"The report of the run {run.Id} is gone.");
        var study = await JsonReport.ReadAsync(file, stop);
        var link = options.LinkTo($"/api/runs/{Uri.EscapeDataString(run.Id)}/report");
        await replier.PutAsync(card.Where, card.Message, Replier.Card(study.Variants.Count is 2 ? CompareCard.Of(study, link) : ResultCard.Of(study, link), study.Verdict.Sentence), stop);
    }

    private Task ShowAsync(PanelCard card, ProgressView view, CancellationToken stop) =>
        replier.PutAsync(card.Where, card.Message, Replier.Card(ProgressCard.Of(view), card.Title), stop);

    private ProgressView Progress(PanelCard card, RunView? run)
    {
        var view = new ProgressView { Title = card.Title, Respondent = models.Talker().Identity, Key = card.Key, Run = card.Run };
        if (run is null) return view;
        var minutes = (clock.GetUtcNow() - run.Begun).TotalMinutes;
        double? rate = run.Done > 0 && minutes > 0 ? run.Done / minutes : null;
        return view with
        {
            State = run.State.Stop is not null ? ProgressState.Stopping : run.State.NextShard is 0 ? ProgressState.Waiting : ProgressState.Running,
            Done = run.Done,
            Total = run.Order.Evaluations,
            PerMinute = rate,
            Cost = run.Order.Model is null ? null : run.Usage.Cost,
            Left = rate is { } perMinute ? TimeSpan.FromMinutes((run.Order.Evaluations - run.Done) / perMinute) : null,
        };
    }

    /// <summary>A conversation takes 1,800 messages an hour, and several panels may run in it.</summary>
    private static TimeSpan Pause(TimeSpan since) =>
        since < TimeSpan.FromMinutes(1) ? TimeSpan.FromSeconds(3) : since < TimeSpan.FromMinutes(10) ? TimeSpan.FromSeconds(10) : TimeSpan.FromSeconds(60);
}
