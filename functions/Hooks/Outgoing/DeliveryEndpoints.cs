using Twins.Functions.Http;
using Twins.Functions.Http.OpenApi;
using Twins.Functions.Http.Paging;
using Twins.Functions.Http.Problems;
using Twins.Functions.Security;

namespace Twins.Functions.Hooks.Outgoing;

/// <summary>What became of deliveries; dead ones can be sent again.</summary>
internal static class DeliveryEndpoints
{
    /// <summary>One answer looks at no more records than this, whatever it seeks.</summary>
    private const int MostLookedAt = 2000;

    public static void MapDeliveries(this IEndpointRouteBuilder app)
    {
        var deliveries = app.MapGroup("/api/deliveries").WithTags("deliveries").RequireAuthorization(Roles.Admin);
        deliveries.MapGet("", ListAsync).WithSummary("Deliveries of events; state=dead for those that were given up. A page may be short, or empty, and have a next one");
        deliveries.MapGet("{id}", FindAsync).WithSummary("One delivery and its attempts").MayFail(ProblemKinds.NotFound);
        deliveries.MapPost("{id}/replay", ReplayAsync).WithSummary("Try a dead delivery again, from the beginning").MayFail(ProblemKinds.NotFound, ProblemKinds.Conflict);
    }

    private static async Task<Page<DeliveryView>> ListAsync(PageRequest page, DeliveryStore store, CancellationToken stop, string? state = null)
    {
        var (items, looked, wanted) = (new List<DeliveryView>(), 0, StateOf(state));
        await foreach (var found in store.ListAsync(page.After, stop))
        {
            if (wanted is null || found.Value.State == wanted) items.Add(DeliveryView.Of(found.Name, found.Value));
            if (items.Count == page.Limit || ++looked == MostLookedAt) return new Page<DeliveryView>(items, Cursor.Write(found.Name)) { Limit = page.Limit };
        }
        return new Page<DeliveryView>(items, null) { Limit = page.Limit };
    }

    private static async Task<DeliveryView> FindAsync(string id, DeliveryStore store, CancellationToken stop) =>
        DeliveryView.Of(id, (await store.FindAsync(id, stop) ?? throw Missing()).Value);

    private static async Task<Started<DeliveryView>> ReplayAsync(string id, DeliveryStore store, TimeProvider clock, CancellationToken stop)
    {
        if (await store.FindAsync(id, stop) is null) throw Missing();
        var replayed = await store.ChangeAsync(id, d => d.State is DeliveryState.Dead ? d.Replayed(clock.GetUtcNow()) : null, stop)
            ?? throw new ProblemException(ProblemKinds.Conflict, "Only a delivery that was given up can be replayed.");
        await store.QueueAsync(replayed, stop);
        return new Started<DeliveryView>(DeliveryView.Of(id, replayed.Value), $"/api/deliveries/{id}", TimeSpan.FromSeconds(5));
    }

    private static DeliveryState? StateOf(string? text) => text switch
    {
        null => null,
        "pending" => DeliveryState.Pending,
        "delivered" => DeliveryState.Delivered,
        "dead" => DeliveryState.Dead,
        _ => throw new ProblemException(ProblemKinds.BadRequest, "'state' must be pending, delivered or dead."),
    };

    private static ProblemException Missing() => new(ProblemKinds.NotFound, "There is no delivery of this id.");
}

/// <param name="Due">When it is tried next; null when it is not.</param>
internal sealed record DeliveryView(string Id, string Subscription, string Run, string Type, DeliveryState State, DateTimeOffset Created, DateTimeOffset? Due, IReadOnlyList<Attempt> Attempts)
{
    public static DeliveryView Of(string id, Delivery d) => new(id, d.Subscription, d.Run, d.Type, d.State, d.Created, d.State is DeliveryState.Pending ? d.Due : null, d.Attempts);
}
