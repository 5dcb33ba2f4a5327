using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Twins.Core.Storage;
using Twins.Functions.Hooks.Incoming;
using Twins.Functions.Hooks.Outgoing;
using Twins.Functions.Hooks.Settings;
using Twins.Functions.Hooks.Signatures;

namespace Twins.Functions.Hooks;

/// <summary>Webhooks in and out. Needs the stores, a clock and a <see cref="StartRun"/>.</summary>
public static class HookSetup
{
    public static IServiceCollection AddHooks(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => HookOptions.Read(provider.GetRequiredService<IConfiguration>()));
        services.TryAddSingleton<Resolve>(Dns.GetHostAddressesAsync);
        services.AddSingleton<SharedSecrets>();
        services.AddSingleton(provider => new NamedRecords<Hook>(provider.GetRequiredService<IRecordStore>(), "hooks"));
        services.AddSingleton(provider => new NamedKind<Hook>("hook", "/api/hooks", "Steward", new HookRules(provider.GetRequiredService<SharedSecrets>()).Flaw));
        services.AddSingleton<CallMemory>().AddSingleton<HookDoor>().AddSingleton<HookDesk>();
        services.AddSingleton(provider => new NamedRecords<Subscription>(provider.GetRequiredService<IRecordStore>(), "callbacks"));
        services.AddSingleton(provider => Callbacks(provider.GetRequiredService<SharedSecrets>(), provider.GetRequiredService<HookOptions>()));
        services.AddSingleton<DeliveryStore>().AddSingleton<Announcer>().AddSingleton<CallbackClient>().AddSingleton<Deliverer>();
        return services;
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
        return new NamedKind<Subscription>("callback", "/api/callbacks", "Admin", (_, subscription) => rules.Flaw(subscription));
    }
}
