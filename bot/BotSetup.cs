using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twins.Adapters.Teams;
using Twins.Bot.Authentication;
using Twins.Bot.Commands;
using Twins.Bot.Inbox;
using Twins.Bot.Nights;
using Twins.Bot.Panels;
using Twins.Bot.Privacy;
using Twins.Bot.Replies;
using Twins.Bot.Talking;
using Twins.Bot.Twins;
using Twins.Core.Governance;
using Twins.Core.Talks;

namespace Twins.Bot;

/// <summary>The bot in an app that has the stores and a clock.</summary>
public static class BotSetup
{
    private const string Endpoint = "/api/messages";

    /// <summary>Needs the stores' ports, the workspace, runs and nights, <see cref="BotModels"/> and a <see cref="TimeProvider"/> among the services.</summary>
    public static IServiceCollection AddBot(this IServiceCollection services, BotOptions options) => services.AddInbox(options).AddConversation();

    /// <summary>The bot's door and its queue: what is taken in, once and for good.</summary>
    internal static IServiceCollection AddInbox(this IServiceCollection services, BotOptions options)
    {
        if (options.IsLocal) services.Configure<KestrelServerOptions>(LocalOnly.Hold);
        return services
            .AddSingleton(options)
            .AddSingleton(s => ConnectorClient.Create(options.Connector, s.GetRequiredService<TimeProvider>(), left: s.GetRequiredService<LeftConversations>()))
            .AddSingleton<MessageStreams>().AddSingleton<LeftConversations>()
            .AddSingleton<ChannelTokens>().AddSingleton<BotDoor>()
            .AddSingleton<ActivityMemory>().AddSingleton<KnownConversations>().AddSingleton<ActivitySightings>().AddSingleton<ActivityDesk>().AddSingleton<InvokeDesk>().AddSingleton<BotUpkeep>().AddSingleton<ActivityWork>();
    }

    /// <summary>What the bot says and does.</summary>
    private static IServiceCollection AddConversation(this IServiceCollection services) => services
        .AddSingleton<Places>().AddSingleton<Replier>()
        .AddSingleton<ConsentDesk>().AddSingleton<TalkBook>().AddSingleton<FeedbackBook>().AddSingleton<TalkDesk>()
        .AddSingleton<TwinDirectory>().AddSingleton<TwinLines>().AddSingleton<TwinCommands>()
        .AddSingleton<TalkStates>().AddSingleton<TalkTurns>().AddSingleton<TwinAnswers>().AddSingleton<Disclosure>().AddSingleton<TalkCommands>().AddSingleton<AnswerCommands>()
        .AddSingleton<PanelDirectory>().AddSingleton<PanelRuns>().AddSingleton<PanelWatch>().AddSingleton<PanelCommands>()
        .AddSingleton<NightSubscriptions>().AddSingleton<NightCommands>().AddSingleton<NightPosts>()
        .AddSingleton<PrivacyCommands>().AddSingleton<Greeter>().AddSingleton<CardCommands>().AddSingleton<CommandDesk>()
        .AddSingleton(s => new ActivityRunner(s.GetRequiredService<ActivityWork>(), new Lazy<CommandDesk>(s.GetRequiredService<CommandDesk>), s.GetRequiredService<ILogger<ActivityRunner>>()))
        .AddHostedService(s => s.GetRequiredService<ActivityRunner>())
        .AddInvokes();

    private static IServiceCollection AddInvokes(this IServiceCollection services)
    {
        services.AddSingleton<Invokes>();
        foreach (var name in Invokes.Names) services.AddSingleton(s => s.GetRequiredService<Invokes>().Of(name));
        return services;
    }

    /// <summary>The channel's endpoint. It lets nobody in by itself: where no bot is set up, it says what to set.</summary>
    public static void MapBot(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetService<BotOptions>() is not { } bot) return;
        if (!bot.IsSetUp)
        {
            app.MapPost(Endpoint, () => BotProblem.NotSetUp).AllowAnonymous().ExcludeFromDescription();
            return;
        }
        if (bot.IsLocal) app.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("Twins.Bot").LogWarning("{Variable} is set: the bot believes everybody on this machine, without any token. Nobody else can call it.", BotSettings.LocalVariable);
        app.MapPost(Endpoint, InboxEndpoint.ReceiveAsync)
            // The channel's token is the key; the app's own roles are for people.
            .AllowAnonymous()
            // Every call of a channel comes from the same few addresses.
            .DisableRateLimiting()
            .ExcludeFromDescription();
    }
}
