using Twins.Bot.Activities;
using Twins.Bot.Cards;
using Twins.Bot.Inbox;
using Twins.Bot.Replies;
using Twins.Bot.Talking;
using Twins.Bot.Twins;
using Twins.Core.Governance;
using Twins.Core.Talks;

namespace Twins.Bot.Privacy;

/// <summary>Shows people what is kept of them here, and forgets it.</summary>
public sealed class PrivacyCommands(TwinDirectory directory, TwinLines lines, TalkBook talks, FeedbackBook feedback, TalkStates states, KnownConversations conversations, ConsentDesk consent, BotModels models, Replier replier, TimeProvider clock)
{
    private static readonly string[] Stays =
    [
        "The twin documents themselves and the answers of panels, which name nobody who asked. A steward erases a twin.",
        "What a language model answered stays in the ledger without your words or your name, so that it is never paid twice.",
        "Your own messages in Teams, which are yours to delete there.",
    ];

    public async Task ViewAsync(Activity activity, CancellationToken stop)
    {
        var person = Person.Of(activity);
        var own = await TwinOfAsync(person, stop);
        var view = new MyTwinView(own is null ? null : await lines.OfAsync(own, stop), await KeptAsync(person, stop), models.Talker().Identity, ActivityKey.Of(activity));
        await replier.ShowAsync(activity, MyTwinCard.Of(view), "What is kept of you", stop);
    }

    public async Task OfferAsync(Activity activity, CancellationToken stop)
    {
        var person = Person.Of(activity);
        var deletes = (await KeptAsync(person, stop)).ToList();
        if (await TwinOfAsync(person, stop) is { } own) deletes.Add(new KeptThing("Consent", $"your consent for the twin '{own.Name}', which nobody can address from then on"));
        await replier.ShowAsync(activity, ForgetCard.Of(new ForgetView(deletes, Stays, ActivityKey.Of(activity))), "Forget everything about you?", stop);
    }

    public async Task ForgetAsync(Activity activity, CancellationToken stop)
    {
        var person = Person.Of(activity);
        var gone = new List<KeptThing>();
        // First of all, so that nobody talks with the twin meanwhile.
        if (await TwinOfAsync(person, stop) is { Subject: { } subject } own)
        {
            await consent.WithdrawAsync(own.Id, subject.Person, stop);
            gone.Add(new KeptThing("Consent", $"withdrawn for the twin '{own.Name}'"));
        }
        gone.Add(new KeptThing("Talks", Count(await talks.EraseAsync(person.Key, stop), "turn", "turns")));
        gone.Add(new KeptThing("Feedback", Count(await feedback.EraseAsync(person.Key, stop), "word", "words")));
        await states.EraseAsync(person.Key, stop);
        gone.Add(new KeptThing("Conversations", Count(await conversations.ForgetPersonAsync(person, stop), "mention of you", "mentions of you")));
        await replier.ShowAsync(activity, ForgottenCard.Of(new ForgottenView(gone, clock.GetUtcNow(), ActivityKey.Of(activity)[..12])), "You are forgotten here", stop);
    }

    private async Task<TwinEntry?> TwinOfAsync(Person person, CancellationToken stop)
    {
        await foreach (var entry in directory.ListAsync(null, stop))
            if (entry.Subject is { } subject && (subject.Person == person.Key || subject.Person == person.ObjectId)) return entry;
        return null;
    }

    private async Task<IReadOnlyList<KeptThing>> KeptAsync(Person person, CancellationToken stop)
    {
        var (turns, twins, oldest) = (0, new HashSet<string>(StringComparer.Ordinal), (DateTimeOffset?)null);
        await foreach (var turn in talks.ListAllAsync(person.Key, stop))
        {
            turns++;
            twins.Add(turn.Twin);
            if (oldest is null || turn.At < oldest) oldest = turn.At;
        }
        var words = 0;
        await foreach (var word in feedback.ListAsync(null, stop)) if (word.Person == person.Key) words++;
        return
        [
            new KeptThing("Talks", turns is 0 ? "none" : $"{Count(turns, "turn", "turns")} with {Count(twins.Count, "twin", "twins")}, the oldest of {oldest:yyyy-MM-dd}"),
            new KeptThing("Feedback", words is 0 ? "none" : Count(words, "word", "words")),
            new KeptThing("Conversations", "your name and id in the conversations where you met the bot, so that it can reply"),
        ];
    }

    private static string Count(int n, string one, string many) => $"{n} {(n is 1 ? one : many)}";
}
