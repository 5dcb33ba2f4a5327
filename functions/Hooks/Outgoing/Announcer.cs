using System.Security.Cryptography;
using System.Text;
using Twins.Core.Runs.Journal;
using Twins.Functions.Hooks.Settings;

namespace Twins.Functions.Hooks.Outgoing;

/// <summary>Tells everybody who wants to know that a run is over. May be done twice: each is told once.</summary>
public sealed class Announcer(NamedRecords<Subscription> subscriptions, DeliveryStore deliveries)
{
    /// <summary>Fits <see cref="Twins.Core.Runs.Sharing.RunOver"/>.</summary>
    public async Task AnnounceAsync(RunView run, RunEvent.Reported report, CancellationToken cancellationToken)
    {
        await foreach (var (name, _, subscription) in subscriptions.ListAsync(null, cancellationToken))
            foreach (var type in RunNews.TypesOf(report))
            {
                if (!subscription.Wants(type, run.Order.Campaign, isNamed: run.Order.Callback == name)) continue;
                var delivery = new Delivery
                {
                    Subscription = name,
                    Run = run.Id,
                    Type = type,
                    Payload = RunNews.Payload(type, run, report),
                    Created = report.At,
                    Due = report.At,
                };
                await deliveries.BeginAsync(Id(run.Id, name, type), delivery, cancellationToken);
            }
    }

    /// <summary>The same for the same run, subscription and event, whoever announces it. How a run ended is one event and needs no name.</summary>
    private static string Id(string run, string subscription, string type) =>
        "dlv_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(type is RunNews.Moved ? $"{run}|{subscription}|{type}" : $"{run}|{subscription}")))[..24];
}
