using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Twins.Functions.Http.Problems;

namespace Twins.Functions.Http.OpenApi;

/// <summary>Problems, for the document: one schema, and for every status the kinds that an operation may answer with.</summary>
internal static class DescribedProblems
{
    private const string Schema = "Problem";

    public static void AddTo(OpenApiDocument document) => document.AddComponent<IOpenApiSchema>(Schema, new OpenApiSchema
    {
        Type = JsonSchemaType.Object,
        Description = "What went wrong (RFC 9457). A program looks at `type`, a person at `detail`.",
        Required = new HashSet<string> { "type", "title", "status", "detail", "instance", "traceId" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("The kind of problem; never changes."),
            ["title"] = Text("The kind of problem in words."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status." },
            ["detail"] = Text("What is wrong this time and what to do about it."),
            ["instance"] = Text("The path that was called."),
            ["traceId"] = Text("What the log calls this request."),
            ["file"] = Text("The document that is refused."),
            ["line"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "Its line, from 1." },
            ["column"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The column in that line, from 1." },
        },
    });

    /// <summary>The answer of one status.</summary>
    public static OpenApiResponse Answer(IReadOnlyList<ProblemKind> kinds, OpenApiDocument document) => new()
    {
        Description = string.Join("; or: ", kinds.Select(k => k.Title)) + ".",
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [ProblemWriter.ContentType] = new()
            {
                Schema = new OpenApiSchemaReference(Schema, document),
                Examples = kinds.ToDictionary(k => k.Slug, k => (IOpenApiExample)new OpenApiExample { Value = Example(k) }),
            },
        },
    };

    private static JsonObject Example(ProblemKind kind) => new()
    {
        ["type"] = kind.Type,
        ["title"] = kind.Title,
        ["status"] = kind.Status,
        ["detail"] = kind.Advice,
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
