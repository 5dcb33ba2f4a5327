using Twins.Bot;
using Twins.Bot.Commands;
using Twins.Bot.Inbox;
using Twins.Bot.Nights;
using Twins.Bot.Panels;
using Twins.Core.Runs;
using Twins.Core.Talks;
using Twins.Functions.Hosting;
using Twins.Functions.Invocations;

namespace Twins.Functions.Teams;

/// <summary>The Teams bot in this app: its models, and the functions that fire its work.</summary>
internal static class TeamsSetup
{
    /// <summary>The process that took an activity in works on it at once; the queue is for what it did not finish.</summary>
    private const int ActivitiesAtOnce = 16, CardsAtOnce = 2;

    /// <summary>After so many tries a person should hear that it did not work.</summary>
    private const int LastTry = 5;

    public static IServiceCollection AddTeams(this IServiceCollection services, BotOptions options) => services
        .AddBot(options)
        .AddSingleton(Models)
        .AddSingleton(s => new TwinsFunction("activity", new Trigger.Queue(ActivityMessage.Queue, ActivitiesAtOnce), (call, stop) => ActAsync(s, call, stop)))
        .AddSingleton(s => new TwinsFunction("card", new Trigger.Queue(PanelWatch.Queue, CardsAtOnce), (call, stop) => s.GetRequiredService<PanelWatch>().LookAsync(call.Text, stop)));

    /// <summary>What the bot does every minute; nothing where no bot is set up.</summary>
    public static Task LookAsync(IServiceProvider services, CancellationToken stop) =>
        services.GetRequiredService<BotOptions>().IsSetUp ? services.GetRequiredService<NightPosts>().LookAsync(stop) : Task.CompletedTask;

    private static Task ActAsync(IServiceProvider services, Invocation call, CancellationToken stop) =>
        services.GetRequiredService<ActivityWork>().WorkAsync(call.Text, call.Received >= LastTry ? services.GetRequiredService<CommandDesk>().HandleOrSayAsync : services.GetRequiredService<CommandDesk>().HandleAsync, stop);

    private static BotModels Models(IServiceProvider services)
    {
        var pool = services.GetRequiredService<ModelPool>();
        // Once it works it is kept, with the prompts that it has made; until then each look tries again.
        ITalker? talker = null;
        return new BotModels(
            () => talker ??= pool.Talker(ModelPool.Named(null), new Till(services.GetRequiredService<ILedger>(), new Budget(null, 0), "talk", services.GetRequiredService<TimeProvider>())),
            () => ModelPool.Named(null),
            () => ModelPool.Named(null) is { } model && pool.Options(model).Settings.Prices is not null);
    }
}
