namespace Twins.Functions.Http;

/// <summary>The only thing that is told to anybody: that the process answers. The host asks it before it sends work.</summary>
internal static class Health
{
    public static IEndpointConventionBuilder MapHealth(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/", () => TypedResults.Text("Twins")).AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
}
