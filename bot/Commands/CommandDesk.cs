using Twins.Bot.Activities;
using Twins.Bot.Cards;
using Twins.Bot.Inbox;
using Twins.Bot.Nights;
using Twins.Bot.Panels;
using Twins.Bot.Privacy;
using Twins.Bot.Replies;
using Twins.Bot.Talking;
using Twins.Bot.Twins;
using Twins.Core.Documents;
using Twins.Core.Governance;
using Twins.Core.Governance.Register;
using Twins.Core.Respondents;

namespace Twins.Bot.Commands;

/// <summary>Does what an activity asks for. May begin again from the start, and then goes on with what it finds done.</summary>
public sealed class CommandDesk(TwinCommands twins, TalkCommands talks, PanelCommands panels, NightCommands nights, PrivacyCommands privacy, AnswerCommands answers, CardCommands cards, Greeter greeter, Replier replier, TimeProvider clock)
{
    /// <summary>Whoever waits for longer than two seconds should see that something happens.</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(1);

    private const string HowToGoOn = "Say 'help' for everything that works here.";

    public async Task HandleAsync(Activity activity, CancellationToken cancellationToken)
    {
        try
        {
            await (activity.Kind switch
            {
                ActivityKind.Message when CardPress.Read(activity) is { } press => cards.DoAsync(activity, press, cancellationToken),
                ActivityKind.Message => AnswerAsync(activity, IntentReader.Read(MessageText.Of(activity)), cancellationToken),
                ActivityKind.Invoke when CardPress.Read(activity) is { } press => cards.DoAsync(activity, press, cancellationToken),
                ActivityKind.InstallationUpdate when activity.Action is "add" or "add-upgrade" => greeter.WelcomeAsync(activity, cancellationToken),
                ActivityKind.MessageReaction => answers.ReactAsync(activity, cancellationToken),
                _ => Task.CompletedTask,
            });
        }
        catch (Exception e) when (Sentence(e) is { } sentence)
        {
            await replier.ShowAsync(activity, ErrorCard.Of(sentence, HowToGoOn), sentence, cancellationToken);
        }
        catch (ConsentException e)
        {
            await replier.ShowAsync(activity, ConsentCard.Of(e.Twin, e.Standing.Sentence), e.Message, cancellationToken);
        }
    }

    /// <summary>For the last try: whoever asked hears that it did not work, and what went wrong goes where stewards see it.</summary>
    public async Task HandleOrSayAsync(Activity activity, CancellationToken cancellationToken)
    {
        try
        {
            await HandleAsync(activity, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            await replier.ShowAsync(activity, ErrorCard.Of("Something went wrong on our side, several times.", "It is noted for the stewards. Try again later.", ActivityKey.Of(activity)[..12]), "That did not work", cancellationToken);
            throw;
        }
    }

    private async Task AnswerAsync(Activity activity, Intent intent, CancellationToken stop)
    {
        var work = DoAsync(activity, intent, stop);
        // A talk and a panel show at once that they have begun.
        if (intent is not (Intent.Say or Intent.TalkTo or Intent.AskPanel) && await Task.WhenAny(work, Task.Delay(Quick, clock, stop)) != work) await replier.TypeAsync(activity, stop);
        await work;
    }

    private Task DoAsync(Activity activity, Intent intent, CancellationToken stop) => intent switch
    {
        Intent.Twins => twins.BrowseAsync(activity, stop),
        Intent.TalkTo talk => talks.BeginAsync(activity, talk, stop),
        Intent.StopTalking => talks.StopAsync(activity, stop),
        Intent.Say say => talks.SayAsync(activity, say.Text, stop),
        Intent.AskPanel ask => panels.AskAsync(activity, ask.Panel, ask.Words, stop),
        Intent.PanelForm => panels.OfferAsync(activity, stop),
        Intent.Scene scene => greeter.NotYetAsync(activity, scene.Name, stop),
        Intent.Sweep => nights.LastAsync(activity, stop),
        Intent.Nightly nightly => nights.SubscribeAsync(activity, nightly.On, stop),
        Intent.Why => answers.WhyAsync(activity, stop),
        Intent.ReportThis report => answers.ReportAsync(activity, report.Comment, stop),
        Intent.ViewMyTwin => privacy.ViewAsync(activity, stop),
        Intent.ForgetMe => privacy.OfferAsync(activity, stop),
        _ => greeter.HelpAsync(activity, stop),
    };

    /// <summary>What a person can mend, in a sentence; null for what must be tried again.</summary>
    private static string? Sentence(Exception failure) => failure switch
    {
        CommandException or DocumentException or KeyNotFoundException or ModelFaultException or SignOffException or AuditException => failure.Message,
        _ => null,
    };
}

/// <summary>What was asked for cannot be done; the message says what to do instead.</summary>
public sealed class CommandException(string message) : Exception(message);
