using Twins.Bot;
using Twins.Functions.Asking;
using Twins.Functions.Hooks;
using Twins.Functions.Http;
using Twins.Functions.Http.OpenApi;
using Twins.Functions.Invocations;
using Twins.Functions.Nightly;
using Twins.Functions.Rights;
using Twins.Functions.Runs;
using Twins.Functions.Teams;
using Twins.Functions.Workspace;

namespace Twins.Functions.Hosting;

/// <summary>Everything that the app is made of.</summary>
internal static class TwinsApp
{
    public static IServiceCollection AddTwins(this IServiceCollection services, TwinsSettings settings, BotOptions bot) => services
        .AddSingleton(settings)
        .AddSingleton(TimeProvider.System)
        .AddStorage(settings)
        .AddWorkspace(settings)
        .AddRuns(settings)
        .AddRights(settings)
        .AddHooks()
        .AddNights(settings)
        .AddTeams(bot)
        .AddFunctions(settings);

    public static void MapTwins(this WebApplication app, TwinsSettings settings)
    {
        app.MapHealth();
        app.MapInvocations(new HostGuard(settings.IsBehindHost));
        app.MapApiDocument();
        app.MapDocuments();
        app.MapFiles();
        app.MapAsking();
        app.MapEvidence();
        app.MapEstimates();
        app.MapRuns();
        app.MapHooks();
        app.MapSchedules();
        app.MapNights();
        app.MapPoison();
        app.MapSubjects();
        app.MapFeedback();
        app.MapBot();
    }
}
