using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Twins.Core.Storage;
using Twins.Functions.Http;
using Twins.Functions.Http.Idempotency;
using Twins.Functions.Http.OpenApi;
using Twins.Functions.Http.Paging;
using Twins.Functions.Http.Problems;
using Twins.Functions.Http.Tags;
using Twins.Functions.Security;

namespace Twins.Tests.Functions.Http;

/// <summary>A resource as the function app has them, with everything that the conventions offer: books on a shelf.</summary>
public sealed class ShelfApi : IAsyncLifetime
{
    internal LoopbackApi Api { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Api = await LoopbackApi.StartAsync(Map);

    public ValueTask DisposeAsync() => Api.DisposeAsync();

    private static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealth();
        endpoints.MapApiDocument();
        var books = endpoints.MapGroup("/api/books").WithTags("Books");
        books.MapGet("", ListAsync).WithSummary("Books, by their ids");
        books.MapGet("{id}", FindAsync).WithSummary("A book").MayFail(ProblemKinds.NotFound).WithAnswerExample(200, """{"title":"Emma","pages":474}""");
        books.MapPut("{id}", WriteAsync).RequireAuthorization(Roles.Steward).WithSummary("Write a book").WithRequestExample("""{"title":"Emma","pages":474}""");
        books.MapPost("{id}/readings", ReadAsync).RequireAuthorization(Roles.Runner).RequireIdempotencyKey().WithSummary("Have a book read").MayFail(ProblemKinds.BudgetExhausted);
    }

    private static async Task<Page<BookLine>> ListAsync(PageRequest page, IRecordStore records, CancellationToken stop) =>
        (await Page.TakeAsync(records.ListAsync("books", page.After, stop), page, r => r.Key.Id, stop)).Select(r => new BookLine(r.Key.Id));

    private static async Task<Results<Tagged<Book>, Problem>> FindAsync(string id, IRecordStore records, CancellationToken stop) =>
        await records.FindAsync(new RecordKey("books", id), stop) is { } record
            ? new Tagged<Book>(Read(record.Value), record.Tag)
            : new Problem(ProblemKinds.NotFound, $"There is no book '{id}'.");

    private static async Task<Tagged<Book>> WriteAsync(string id, Book book, Preconditions seen, IRecordStore records, CancellationToken stop)
    {
        var key = new RecordKey("books", id);
        var found = await records.FindAsync(key, stop);
        seen.Require(found?.Tag);
        var tag = await records.TryWriteAsync(key, found?.Tag, Encoding.UTF8.GetBytes($"{book.Pages} {book.Title}"), stop)
            ?? throw new ProblemException(ProblemKinds.PreconditionFailed, "Somebody else was faster.");
        return new Tagged<Book>(book, tag) { CreatedAt = found is null ? $"/api/books/{id}" : null };
    }

    private static Started<BookLine> ReadAsync(string id, IdempotencyKey key, Caller caller) =>
        new(new BookLine($"{id} for {caller.Name} by {key.Value}"), $"/api/books/{id}/readings/1", TimeSpan.FromSeconds(2.5));

    private static Book Read(ReadOnlyMemory<byte> value) =>
        Encoding.UTF8.GetString(value.Span).Split(' ', 2) is [var pages, var title] ? new Book(title, int.Parse(pages)) : throw new FormatException();

    internal sealed record Book(string Title, int Pages);

    internal sealed record BookLine(string Id);
}
