using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Twins.Functions.Security;

namespace Twins.Functions.Http.OpenApi;

/// <summary>The API's own description, as OpenAPI 3.1.</summary>
internal static class ApiDocument
{
    public const string Path = "/api/openapi.json";

    private const string Introduction =
        "Asks synthetic twins and sweeps campaigns over panels of them. Everything a twin says is made by a machine. "
        + "Errors are problem+json with a stable `type`. Long work answers 202 with a Location.";

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Twins", Version = "1", Description = Introduction };
            // The same text wherever it is served.
            document.Servers = [new OpenApiServer { Url = "/" }];
            DescribedSecurity.AddTo(document);
            DescribedProblems.AddTo(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            new DescribedOperation(operation, context.Description.ActionDescriptor.EndpointMetadata, context.Document!).Complete();
            return Task.CompletedTask;
        });
    }

    public static IEndpointConventionBuilder MapApiDocument(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapOpenApi(Path).RequireAuthorization(Roles.Reader);
}
