using System.Text.Json.Nodes;
using Twins.Bot.Activities;
using Twins.Bot.Cards;
using Twins.Bot.Commands;
using Twins.Bot.Inbox;
using Twins.Bot.Replies;
using Twins.Bot.Twins;
using Twins.Core.Governance;
using Twins.Core.Personas;
using Twins.Core.Talks;
using Twins.Core.Workspace;

namespace Twins.Bot.Talking;

/// <summary>Begins talks with twins, and leads them past what a twin must not answer.</summary>
public sealed class TalkCommands(TwinDirectory directory, TwinLines lines, WorkspaceTwins twins, ConsentDesk consent, TalkStates states, TwinAnswers answers, Disclosure disclosure, BotModels models, Replier replier)
{
    private const int MostNear = 5;

    public async Task BeginAsync(Activity activity, Intent.TalkTo talk, CancellationToken stop)
    {
        var search = await directory.FindAsync(talk.Name, stop);
        if (search.Found is not { } found) throw new CommandException(NotFound(talk.Name, search));
        var card = await BeginAsync(activity, found.Id, stop);
        if (talk.Question is { } question) await AskAsync(activity, found.Id, question, stop);
        else await replier.ShowAsync(activity, card, $"You talk with {found.Name}", stop);
    }

    /// <returns>The card that says who is talked with now.</returns>
    /// <exception cref="ConsentException">The person that it stands for has not agreed.</exception>
    public async Task<JsonObject> BeginAsync(Activity activity, string twinId, CancellationToken stop)
    {
        var twin = await AddressAsync(twinId, stop);
        await states.ChangeAsync(activity.ChannelId, activity.Conversation.Id, state => state with { Twin = twin.Id }, stop);
        var line = lines.Of(twin, await consent.CheckAsync(twin, Purpose.Conversation, stop));
        return TwinCard.Of(new TwinView(line, lines.Fidelity(twin), Questions(twin), models.Talker().Identity, ActivityKey.Of(activity)));
    }

    public async Task StopAsync(Activity activity, CancellationToken stop)
    {
        await states.ChangeAsync(activity.ChannelId, activity.Conversation.Id, state => state with { Twin = null }, stop);
        await replier.ShowAsync(activity, NoticeCard.Of("You talk with nobody now", "Say 'twins' to see who is there, or 'talk to' and a name."), "You talk with nobody now", stop);
    }

    public async Task SayAsync(Activity activity, string text, CancellationToken stop)
    {
        if ((await states.ReadAsync(activity.ChannelId, activity.Conversation.Id, stop)).Twin is { } twin) await AskAsync(activity, twin, text, stop);
        else throw new CommandException("You talk with nobody yet, so nobody heard that. Say 'twins' to see who is there, or 'talk to' and a name.");
    }

    public async Task AskAsync(Activity activity, string twinId, string text, CancellationToken stop)
    {
        var said = text.Trim();
        if (said.Length > TalkDesk.LongestSpeech) throw new CommandException($"That is longer than the {TalkDesk.LongestSpeech} characters that a twin listens to at once. Say it in parts.");
        var twin = await AddressAsync(twinId, stop);
        if (disclosure.Of(said) is { } card) await replier.ShowAsync(activity, card, "This is a matter for a person", stop);
        else await answers.AnswerAsync(activity, twin, said, stop);
    }

    private async Task<Twin> AddressAsync(string twinId, CancellationToken stop)
    {
        var twin = await twins.ResolveAsync(twinId, stop);
        await consent.RequireAsync(twin, Purpose.Conversation, stop);
        return twin;
    }

    private static string NotFound(string name, TwinSearch search) => search.Near.Count is 0
        ? $"There is no twin called '{CardText.Plain(name, 60)}'. Say 'twins' to see who is there."
        : $"Who is '{CardText.Plain(name, 60)}'? There {(search.Near.Count is 1 ? "is" : "are")} {string.Join(", ", search.Near.Take(MostNear).Select(n => CardText.Plain(n.Name, 60)))}. Say 'talk to' and the whole name.";

    /// <summary>About what is known of it; and one that shows that it does not know everything.</summary>
    private static IReadOnlyList<string> Questions(Twin twin)
    {
        var questions = new List<string>();
        if (twin.Frustrations.Count > 0) questions.Add("What annoys you most at the moment?");
        if (twin.Goals.Count > 0) questions.Add("What matters most to you?");
        if (twin.Decisions.Rules.Count > 0 || twin.Decisions.PriceAttitude is not PriceAttitude.Unknown) questions.Add("How do you decide what to buy?");
        return questions;
    }
}
