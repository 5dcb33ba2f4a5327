using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace Twins.Adapters.Models.Tuning;

/// <summary>Clients of tuned deployments, one each: every deployment has limits of its own.</summary>
internal sealed class TunedClients(ModelOptions options, TimeProvider clock, Func<ModelOptions, CallGuard, IChatClient> make) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<(IChatClient Chat, CallGuard Guard)>> known = new(StringComparer.Ordinal);

    public IChatClient Of(string deployment) => known.GetOrAdd(deployment, name => new Lazy<(IChatClient, CallGuard)>(() =>
    {
        var own = options with { Settings = options.Settings with { Model = name } };
        var guard = new CallGuard(own, clock);
        return (make(own, guard), guard);
    })).Value.Chat;

    public void Dispose()
    {
        foreach (var client in known.Values.Where(c => c.IsValueCreated))
        {
            client.Value.Chat.Dispose();
            client.Value.Guard.Dispose();
        }
    }
}
