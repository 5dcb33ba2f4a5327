using Microsoft.AspNetCore.Http.HttpResults;

namespace Twins.Functions.Hooks.Outgoing;

/// <summary>What became of deliveries; dead ones can be sent again.</summary>
internal static class DeliveryEndpoints
{
    private const int MostListed = 100;

    /// <summary>One answer looks at no more records than this, whatever it seeks.</summary>
    private const int MostLookedAt = 2000;

    public static void MapDeliveries(this IEndpointRouteBuilder app)
    {
        var deliveries = app.MapGroup("/api/deliveries").WithTags("deliveries").RequireAuthorization("Admin");
        deliveries.MapGet("", ListAsync).WithSummary("Deliveries of events; state=dead for those that were given up");
        deliveries.MapGet("{id}", FindAsync).WithSummary("One delivery and its attempts");
        deliveries.MapPost("{id}/replay", ReplayAsync).WithSummary("Try a dead delivery again, from the beginning");
    }

    private static async Task<Ok<DeliveryPage>> ListAsync(DeliveryStore store, CancellationToken stop, DeliveryState? state = null, string? after = null, int limit = MostListed)
    {
        var (items, looked) = (new List<DeliveryView>(), 0);
        await foreach (var found in store.ListAsync(string.IsNullOrEmpty(after) ? null : after, stop))
        {
            if (state is null || found.Value.State == state) items.Add(DeliveryView.Of(found.Name, found.Value));
            if (items.Count >= Math.Clamp(limit, 1, MostListed) || ++looked >= MostLookedAt) return TypedResults.Ok(new DeliveryPage(items, found.Name));
        }
        return TypedResults.Ok(new DeliveryPage(items, null));
    }

    private static async Task<Results<Ok<DeliveryView>, ProblemHttpResult>> FindAsync(string id, DeliveryStore store, CancellationToken stop) =>
        await store.FindAsync(id, stop) is { } found ? TypedResults.Ok(DeliveryView.Of(id, found.Value)) : HookProblem.NotFound("delivery", id);

    private static async Task<Results<Accepted<DeliveryView>, ProblemHttpResult>> ReplayAsync(string id, DeliveryStore store, TimeProvider clock, CancellationToken stop)
    {
        if (await store.FindAsync(id, stop) is null) return HookProblem.NotFound("delivery", id);
        if (await store.ChangeAsync(id, d => d.State is DeliveryState.Dead ? d.Replayed(clock.GetUtcNow()) : null, stop) is not { } replayed)
            return HookProblem.Of(StatusCodes.Status409Conflict, "not-dead", "Nothing to replay", "Only a delivery that was given up can be replayed.");
        await store.QueueAsync(replayed, stop);
        return TypedResults.Accepted($"/api/deliveries/{id}", DeliveryView.Of(id, replayed.Value));
    }
}

/// <param name="Next">Give it as <c>after</c> for what follows; null at the end. A page may be empty and have a next one.</param>
public sealed record DeliveryPage(IReadOnlyList<DeliveryView> Items, string? Next);

/// <param name="Due">When it is tried next; null when it is not.</param>
public sealed record DeliveryView(string Id, string Subscription, string Run, string Type, DeliveryState State, DateTimeOffset Created, DateTimeOffset? Due, IReadOnlyList<Attempt> Attempts)
{
    internal static DeliveryView Of(string id, Delivery d) => new(id, d.Subscription, d.Run, d.Type, d.State, d.Created, d.State is DeliveryState.Pending ? d.Due : null, d.Attempts);
}
