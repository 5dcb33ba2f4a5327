using System.Text.Json.Nodes;
using Twins.Bot.Activities;
using Twins.Bot.Cards;
using Twins.Bot.Inbox;
using Twins.Bot.Panels;
using Twins.Bot.Talking;
using Twins.Bot.Twins;
using Twins.Core.Documents;

namespace Twins.Bot.Commands;

/// <summary>Answers what wants its answer in the response: buttons, dialogs and the form under an answer. Whatever takes long, or must not be lost, goes into the queue.</summary>
internal sealed class Invokes(ActivityDesk desk, TwinCommands twins, PanelCommands panels, AnswerCommands answers)
{
    private const string Action = "adaptiveCard/action", Fetch = "task/fetch", Submit = "task/submit", Judge = "message/submitAction";

    public static IReadOnlyList<string> Names { get; } = [Action, Fetch, Submit, Judge];

    public InvokeHandler Of(string name) => new(name, name switch
    {
        Action => ActAsync,
        Fetch => FetchAsync,
        Submit => SubmitAsync,
        _ => JudgeAsync,
    });

    private async Task<InvokeReply> ActAsync(Activity activity, CancellationToken stop)
    {
        if (CardPress.Read(activity) is not { } press) return Ok(InvokeAnswers.Error(400, "BadRequest", "This button sends nothing that Twins knows."));
        switch (press.Verb)
        {
            case "twins":
                return Ok(InvokeAnswers.Card(await twins.PageAsync(press["after"], press.Key, stop)));
            case "forget.keep":
                return Ok(InvokeAnswers.Message("Nothing was deleted."));
            default:
                await desk.TakeAsync(activity, stop);
                return Ok(InvokeAnswers.Message(Taken(press.Verb)));
        }
    }

    private async Task<InvokeReply> FetchAsync(Activity activity, CancellationToken stop) =>
        Ok(InvokeAnswers.Dialog("Ask a panel", await panels.FormAsync(ActivityKey.Of(activity), null, null, stop)));

    private async Task<InvokeReply> SubmitAsync(Activity activity, CancellationToken stop)
    {
        if (CardPress.Read(activity) is not { } press) return Ok(InvokeAnswers.DialogMessage("The form sent nothing that Twins knows. Close it and open it again."));
        if (await ProblemAsync(press, stop) is { } problem) return Ok(InvokeAnswers.Dialog("Ask a panel", await panels.FormAsync(ActivityKey.Of(activity), problem, PanelForm.Before(press), stop)));
        await desk.TakeAsync(activity, stop);
        return Ok(InvokeAnswers.DialogMessage("The panel is being asked. The result comes into this chat."));
    }

    /// <summary>What can be mended while the form is open, in a sentence.</summary>
    private async Task<string?> ProblemAsync(CardPress press, CancellationToken stop)
    {
        try
        {
            if (PanelForm.Words(press) is not { } words) return "Write a question first.";
            _ = PanelCampaign.Title(words);
            await panels.FindAsync(press[PanelDialog.Panel], stop);
            return null;
        }
        catch (Exception e) when (e is CommandException or DocumentException)
        {
            return e.Message;
        }
    }

    private async Task<InvokeReply> JudgeAsync(Activity activity, CancellationToken stop)
    {
        await answers.JudgeAsync(activity, stop);
        return Ok([]);
    }

    private static InvokeReply Ok(JsonObject body) => new(200, body);

    private static string Taken(string verb) => verb switch
    {
        "cancel" => "Stopping. What was answered so far is kept.",
        "forget" => "Deleting. The receipt follows.",
        "ask" => "Asked. The answer follows.",
        _ => "Working on it.",
    };
}
