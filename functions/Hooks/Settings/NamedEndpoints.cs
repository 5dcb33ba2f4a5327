using Microsoft.AspNetCore.Http.HttpResults;
using Twins.Core.Documents;

namespace Twins.Functions.Hooks.Settings;

/// <summary>A collection of named documents over HTTP; nobody overwrites what he has not seen.</summary>
internal static class NamedEndpoints
{
    private const int LargestDocument = 64 * 1024;
    private const int MostListed = 100;

    public static void MapNamed<T>(this IEndpointRouteBuilder app)
        where T : class
    {
        var kind = app.ServiceProvider.GetRequiredService<NamedKind<T>>();
        var group = app.MapGroup(kind.Path).WithTags(kind.Noun + "s").RequireAuthorization(kind.Policy);
        group.MapGet("", ListAsync<T>).WithSummary($"Every {kind.Noun}, by name");
        group.MapGet("{name}", FindAsync<T>).WithSummary($"One {kind.Noun}");
        group.MapPut("{name}", PutAsync<T>).Accepts<T>("application/json").WithSummary($"Make or change a {kind.Noun}");
        group.MapDelete("{name}", DeleteAsync<T>).WithSummary($"Delete a {kind.Noun}");
    }

    private static async Task<Ok<NamedPage<T>>> ListAsync<T>(NamedRecords<T> records, CancellationToken stop, string? after = null, int limit = MostListed)
        where T : class
    {
        var items = new List<NamedItem<T>>();
        await foreach (var found in records.ListAsync(string.IsNullOrEmpty(after) ? null : after, stop))
        {
            items.Add(new NamedItem<T>(found.Name, EntityTag.Of(found.Tag), found.Value));
            if (items.Count >= Math.Clamp(limit, 1, MostListed)) return TypedResults.Ok(new NamedPage<T>(items, found.Name));
        }
        return TypedResults.Ok(new NamedPage<T>(items, null));
    }

    private static async Task<Results<Ok<T>, ProblemHttpResult>> FindAsync<T>(string name, HttpResponse response, NamedKind<T> kind, NamedRecords<T> records, CancellationToken stop)
        where T : class
    {
        if (!ShortName.IsValid(name) || await records.FindAsync(name, stop) is not { } found) return HookProblem.NotFound(kind.Noun, name);
        response.Headers.ETag = EntityTag.Of(found.Tag);
        return TypedResults.Ok(found.Value);
    }

    private static async Task<Results<Ok<T>, Created<T>, ProblemHttpResult>> PutAsync<T>(string name, HttpRequest request, NamedKind<T> kind, NamedRecords<T> records, CancellationToken stop)
        where T : class
    {
        if (!ShortName.IsValid(name)) return HookProblem.Invalid($"'{name}' cannot name a {kind.Noun}: {ShortName.Rule}.");
        if (await BoundedBody.ReadAsync(request, LargestDocument, stop) is not { } body) return HookProblem.TooLarge(LargestDocument);
        if (Read(kind, name, body, out var document) is { } flaw) return HookProblem.Invalid(flaw);
        var found = await records.FindAsync(name, stop);
        if (EntityTag.Objection(request.GetTypedHeaders(), found?.Tag) is { } status) return HookProblem.Precondition(status);
        if (await records.TryWriteAsync(name, found?.Tag, document, stop) is not { } tag) return HookProblem.Precondition(StatusCodes.Status412PreconditionFailed);
        request.HttpContext.Response.Headers.ETag = EntityTag.Of(tag);
        return found is null ? TypedResults.Created($"{kind.Path}/{name}", document) : TypedResults.Ok(document);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync<T>(string name, HttpRequest request, NamedKind<T> kind, NamedRecords<T> records, CancellationToken stop)
        where T : class
    {
        if (!ShortName.IsValid(name) || await records.FindAsync(name, stop) is not { } found) return HookProblem.NotFound(kind.Noun, name);
        if (EntityTag.Objection(request.GetTypedHeaders(), found.Tag) is { } status) return HookProblem.Precondition(status);
        return await records.TryWriteAsync(name, found.Tag, null, stop) is null ? HookProblem.Precondition(StatusCodes.Status412PreconditionFailed) : TypedResults.NoContent();
    }

    private static string? Read<T>(NamedKind<T> kind, string name, byte[] body, out T document)
        where T : class
    {
        document = null!;
        try
        {
            document = DocumentReader.Parse<T>(kind.Noun, body);
            return kind.Flaw(name, document);
        }
        catch (DocumentException e)
        {
            return e.Message;
        }
    }
}

/// <param name="Next">Give it as <c>after</c> for what follows; null at the end.</param>
public sealed record NamedPage<T>(IReadOnlyList<NamedItem<T>> Items, string? Next);

public sealed record NamedItem<T>(string Name, string Tag, T Document);
