using Microsoft.AspNetCore.Http.HttpResults;
using Twins.Core.Runs.Sharing;
using Twins.Functions.Security;

namespace Twins.Functions.Runs;

/// <summary>Messages that failed too often: seen, sent again, or dropped.</summary>
internal static class PoisonEndpoints
{
    public static void MapPoison(this IEndpointRouteBuilder app)
    {
        var poison = app.MapGroup("/api/poison").WithTags("Poison").RequireAuthorization(Roles.Admin);
        poison.MapGet("", async (PoisonList list, CancellationToken stop) => TypedResults.Ok(await list.ListAsync(stop).ToListAsync(stop))).WithSummary("Messages that failed too often");
        poison.MapPost("{id}/replay", (string id, PoisonList list, CancellationToken stop) => DoneAsync(id, list.ReplayAsync(id, stop))).WithSummary("Send a message again");
        poison.MapDelete("{id}", (string id, PoisonList list, CancellationToken stop) => DoneAsync(id, list.DropAsync(id, stop))).WithSummary("Give a message up");
    }

    private static async Task<NoContent> DoneAsync(string id, Task<bool> done) => await done ? TypedResults.NoContent() : throw new KeyNotFoundException($"There is no message '{id}' on the list.");
}
