using Twins.Adapters.Teams;
using Twins.Bot.Activities;
using Twins.Bot.Cards;
using Twins.Bot.Inbox;
using Twins.Bot.Replies;

namespace Twins.Bot.Commands;

/// <summary>Says what Twins is and what can be said to it.</summary>
public sealed class Greeter(BotModels models, Replier replier)
{
    public Task WelcomeAsync(Activity activity, CancellationToken stop) => replier.ShowAsync(activity, WelcomeCard.Of(View(activity)), "Welcome to Twins", stop);

    public Task HelpAsync(Activity activity, CancellationToken stop) => replier.ShowAsync(activity, HelpCard.Of(View(activity)), "What Twins can do", stop);

    public Task NotYetAsync(Activity activity, string scene, CancellationToken stop)
    {
        var title = $"There is no {scene} yet";
        string[] sentences = ["Scenes, in which several twins talk with each other or somebody practises with one, are not built yet, so nothing was started.", "Until then a panel asks many twins one by one, which is what a group should begin with: panel <name>: <question>", "To hear one of them out, say: talk to <name>"];
        return replier.ShowAsync(activity, NoticeCard.Of(title, sentences), title, stop);
    }

    private GreetingView View(Activity activity) => new(models.Talker().Identity, ActivityKey.Of(activity), activity.Conversation.Kind is not ConversationKind.Personal);
}
