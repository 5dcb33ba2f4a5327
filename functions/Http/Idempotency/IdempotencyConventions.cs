using Twins.Functions.Http.OpenApi;
using Twins.Functions.Http.Problems;

namespace Twins.Functions.Http.Idempotency;

/// <summary>How an endpoint says that its calls may carry a key. It wraps the whole endpoint, because the answer as it is sent is what is kept.</summary>
internal static class IdempotencyConventions
{
    /// <summary>A call without a key is refused.</summary>
    public static TBuilder RequireIdempotencyKey<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => Wrap(builder, required: true);

    /// <summary>A call without a key is worked on as it comes.</summary>
    public static TBuilder AcceptIdempotencyKey<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => Wrap(builder, required: false);

    private static TBuilder Wrap<TBuilder>(TBuilder builder, bool required) where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint =>
        {
            endpoint.Metadata.Add(new DocumentedParameter(IdempotencyKey.Header, "A new random value for a new call, the same for a repetition; the first answer is given again for 24 hours.") { IsRequired = required });
            endpoint.Metadata.Add(new DocumentedProblems(required ? [ProblemKinds.IdempotencyKeyMissing, ProblemKinds.InFlight, ProblemKinds.KeyReused] : [ProblemKinds.InFlight, ProblemKinds.KeyReused]));
            var work = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context => context.RequestServices.GetRequiredService<IdempotencyGate>().RunAsync(context, work, required);
        });
        return builder;
    }
}
