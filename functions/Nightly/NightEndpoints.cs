using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Nightly;
using Twins.Functions.Http.Paging;
using Twins.Functions.Http.Problems;
using Twins.Functions.Security;

namespace Twins.Functions.Nightly;

/// <summary>What the nights brought.</summary>
internal static class NightEndpoints
{
    private const string DateFormat = "yyyy-MM-dd";

    public static void MapNights(this IEndpointRouteBuilder app)
    {
        var nights = app.MapGroup("/api/nights").WithTags("Nights");
        nights.MapGet("", ListAsync).WithSummary("Nights, newest first");
        nights.MapGet("{date}", async (DateOnly date, NightBook book, RunJournal journal, CancellationToken stop) => TypedResults.Ok(await NightView.OfAsync(await NeedAsync(date, book, stop), journal, stop))).WithSummary("A night, with where its runs stand and what changed");
        nights.MapPost("{date}/retry", RetryAsync).RequireAuthorization(Roles.Runner).WithSummary("Try again what failed on a night");
    }

    private static async Task<Page<NightView>> ListAsync(PageRequest page, NightBook book, RunJournal journal, CancellationToken stop)
    {
        DateOnly? before = page.After is not { } after ? null
            : DateOnly.TryParseExact(after, DateFormat, out var date) ? date
            : throw new ProblemException(ProblemKinds.BadRequest, "'after' is no place in this list; send the 'next' of the page before, as it came.");
        return await Page.TakeAsync(book.ListAsync(before, stop).Select(async (night, token) => await NightView.OfAsync(night, journal, token)), page, view => view.Night.Date.ToString(DateFormat, CultureInfo.InvariantCulture), stop);
    }

    private static async Task<Ok<NightView>> RetryAsync(DateOnly date, NightDesk desk, RunJournal journal, CancellationToken stop)
    {
        var night = await desk.RetryAsync(date, stop) ?? throw new ProblemException(ProblemKinds.Conflict, "Somebody else is at the nights right now; try again in half a minute.");
        return TypedResults.Ok(await NightView.OfAsync(night, journal, stop));
    }

    private static async Task<Night> NeedAsync(DateOnly date, NightBook book, CancellationToken stop) =>
        await book.FindAsync(date, stop) ?? throw new KeyNotFoundException($"There is no night of {date:yyyy-MM-dd}.");
}
