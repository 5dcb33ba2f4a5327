using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Twins.Core.Runs.Sharing;
using Twins.Core.Storage;
using Twins.Core.Workspace;
using Twins.Functions.Hooks.Incoming;
using Twins.Functions.Hooks.Outgoing;
using Twins.Functions.Hooks.Settings;
using Twins.Functions.Hooks.Signatures;
using Twins.Functions.Hosting;
using Twins.Functions.Invocations;
using Twins.Functions.Security;

namespace Twins.Functions.Hooks;

/// <summary>Webhooks in and out.</summary>
internal static class HookSetup
{
    public static IServiceCollection AddHooks(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => HookOptions.Read(provider.GetRequiredService<IConfiguration>()));
        services.TryAddSingleton<Resolve>(Dns.GetHostAddressesAsync);
        services.AddSingleton<SharedSecrets>();
        services.AddSingleton(provider => new NamedRecords<Hook>(provider.GetRequiredService<IRecordStore>(), "hooks"));
        services.AddSingleton(provider => new NamedKind<Hook>("hook", Roles.Steward, new HookRules(provider.GetRequiredService<SharedSecrets>()).Flaw));
        services.AddSingleton<CallMemory>().AddSingleton<HookDoor>().AddSingleton<HookDesk>();
        services.AddSingleton(provider => new NamedRecords<Subscription>(provider.GetRequiredService<IRecordStore>(), "callbacks"));
        services.AddSingleton(provider => Callbacks(provider.GetRequiredService<SharedSecrets>(), provider.GetRequiredService<HookOptions>()));
        services.AddSingleton<DeliveryStore>().AddSingleton<Announcer>().AddSingleton<CallbackClient>().AddSingleton<Deliverer>();
        services.AddSingleton<StartRun>(provider => (campaign, variants, wish, stop) => StartAsync(provider, new StudyWish(campaign) { Variants = variants, Changes = wish.Changes }, wish, stop));
        services.AddSingleton<RunOver>(provider => provider.GetRequiredService<Announcer>().AnnounceAsync);
        services.AddSingleton(provider => new TwinsFunction("deliver", new Trigger.Queue(DeliveryMessage.Queue, AtOnce: 4), (call, stop) => provider.GetRequiredService<Deliverer>().DeliverAsync(RunQueues.Read<DeliveryMessage>(call.Text), stop)));
        return services;
    }

    private static async Task<string> StartAsync(IServiceProvider provider, StudyWish study, RunWish wish, CancellationToken stop)
    {
        var desk = provider.GetRequiredService<RunDesk>();
        var run = await provider.GetRequiredService<WorkspaceStudies>().WithAsync(study, found => desk.OrderAsync(found, wish with { Model = ModelPool.Named(wish.Model) }, stop), stop);
        return run.Id;
    }

    public static void MapHooks(this IEndpointRouteBuilder app)
    {
        app.MapNamed<Hook>();
        app.MapHookCalls();
        app.MapNamed<Subscription>();
        app.MapDeliveries();
    }

    private static NamedKind<Subscription> Callbacks(SharedSecrets secrets, HookOptions options)
    {
        var rules = new SubscriptionRules(secrets, options);
        return new NamedKind<Subscription>("callback", Roles.Admin, (_, subscription) => rules.Flaw(subscription));
    }
}
