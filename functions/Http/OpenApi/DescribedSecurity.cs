using Microsoft.OpenApi;
using Twins.Functions.Security;

namespace Twins.Functions.Http.OpenApi;

/// <summary>How callers show who they are, for the document.</summary>
internal static class DescribedSecurity
{
    public static void AddTo(OpenApiDocument document)
    {
        document.AddComponent<IOpenApiSecurityScheme>("bearer", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = $"An access token of Microsoft Entra whose `roles` hold one of {string.Join(", ", Roles.All)}.",
        });
        document.AddComponent<IOpenApiSecurityScheme>("apiKey", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = ApiKeyHandler.Header,
            Description = "A key that whoever runs Twins has set up; for local use.",
        });
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("apiKey", document)] = [] },
        ];
    }
}
