using Microsoft.AspNetCore.Http.HttpResults;
using Twins.Adapters.Wire;
using Twins.Core.Documents;
using Twins.Functions.Http.OpenApi;
using Twins.Functions.Http.Paging;
using Twins.Functions.Http.Problems;
using Twins.Functions.Http.Tags;

namespace Twins.Functions.Hooks.Settings;

/// <summary>A collection of named documents over HTTP; nobody overwrites what he has not seen.</summary>
internal static class NamedEndpoints
{
    private const int LargestDocument = 64 * 1024;

    public static void MapNamed<T>(this IEndpointRouteBuilder app)
        where T : class
    {
        var kind = app.ServiceProvider.GetRequiredService<NamedKind<T>>();
        var group = app.MapGroup(kind.Path).WithTags(kind.Plural).RequireAuthorization(kind.Policy);
        group.MapGet("", ListAsync<T>).WithSummary($"The {kind.Plural}, by name");
        group.MapGet("{name}", FindAsync<T>).WithSummary($"One {kind.Noun}").MayFail(ProblemKinds.NotFound);
        group.MapPut("{name}", PutAsync<T>).Accepts<T>("application/json").WithSummary($"Make or change a {kind.Noun}").MayFail(ProblemKinds.DocumentRefused, ProblemKinds.PreconditionRequired, ProblemKinds.TooLarge);
        group.MapDelete("{name}", DeleteAsync<T>).WithSummary($"Delete a {kind.Noun}").MayFail(ProblemKinds.NotFound, ProblemKinds.PreconditionRequired);
    }

    private static async Task<Page<NamedItem<T>>> ListAsync<T>(PageRequest page, NamedRecords<T> records, CancellationToken stop)
        where T : class =>
        (await Page.TakeAsync(records.ListAsync(page.After, stop), page, found => found.Name, stop)).Select(found => new NamedItem<T>(found.Name, ETags.Of(found.Tag).ToString(), found.Value));

    private static async Task<Tagged<T>> FindAsync<T>(string name, NamedKind<T> kind, NamedRecords<T> records, CancellationToken stop)
        where T : class
    {
        var found = await kind.NeedAsync(records, name, stop);
        return new Tagged<T>(found.Value, found.Tag);
    }

    private static async Task<Tagged<T>> PutAsync<T>(string name, HttpRequest request, Preconditions seen, NamedKind<T> kind, NamedRecords<T> records, CancellationToken stop)
        where T : class
    {
        if (!ShortName.IsValid(name)) throw new DocumentException(kind.Noun, null, $"'{name}' cannot be its name; {ShortName.Rule}.");
        var body = await BoundedBody.ReadAsync(request.Body, request.ContentLength, LargestDocument, stop) ?? throw new ProblemException(ProblemKinds.TooLarge, $"A {kind.Noun} may have {LargestDocument / 1024} KB.");
        var document = DocumentReader.Parse<T>(kind.Noun, body);
        if (kind.Flaw(name, document) is { } flaw) throw new DocumentException(kind.Noun, null, flaw);
        var found = await records.FindAsync(name, stop);
        seen.Require(found?.Tag);
        var tag = await records.TryWriteAsync(name, found?.Tag, document, stop) ?? throw SomebodyWasFirst();
        return new Tagged<T>(document, tag) { CreatedAt = found is null ? $"{kind.Path}/{name}" : null };
    }

    private static async Task<NoContent> DeleteAsync<T>(string name, Preconditions seen, NamedKind<T> kind, NamedRecords<T> records, CancellationToken stop)
        where T : class
    {
        var found = await kind.NeedAsync(records, name, stop);
        seen.Require(found.Tag);
        return await records.TryWriteAsync(name, found.Tag, null, stop) is null ? throw SomebodyWasFirst() : TypedResults.NoContent();
    }

    private static async Task<Named<T>> NeedAsync<T>(this NamedKind<T> kind, NamedRecords<T> records, string name, CancellationToken stop)
        where T : class =>
        ShortName.IsValid(name) && await records.FindAsync(name, stop) is { } found ? found : throw new ProblemException(ProblemKinds.NotFound, $"There is no {kind.Noun} of this name.");

    private static ProblemException SomebodyWasFirst() => new(ProblemKinds.PreconditionFailed, "Somebody else changed it at the same moment. Read it again, and repeat your change.");
}

/// <param name="Tag">Its ETag.</param>
internal sealed record NamedItem<T>(string Name, string Tag, T Document);
