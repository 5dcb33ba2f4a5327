using Twins.Functions.Http.Problems;

namespace Twins.Functions.Http.OpenApi;

/// <summary>A parameter that an endpoint's types do not show; in a header unless said.</summary>
internal sealed record DocumentedParameter(string Name, string Description)
{
    public bool InQuery { get; init; }

    /// <summary>Null for text.</summary>
    public (int Least, int Most, int Usual)? Numbers { get; init; }

    public bool IsRequired { get; init; }
}

/// <summary>A header of an endpoint's successful answers.</summary>
internal sealed record DocumentedHeader(string Name, string Description);

/// <summary>Problems that an endpoint may answer with, beside those that all may.</summary>
internal sealed record DocumentedProblems(IReadOnlyList<ProblemKind> Kinds);

/// <summary>What a request or an answer looks like.</summary>
/// <param name="Status">Of the answer; null for the request.</param>
internal sealed record DocumentedExample(int? Status, string Json);

/// <summary>How an endpoint says so.</summary>
internal static class Documenting
{
    public static TBuilder MayFail<TBuilder>(this TBuilder builder, params ProblemKind[] kinds) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new DocumentedProblems(kinds));

    public static TBuilder WithRequestExample<TBuilder>(this TBuilder builder, string json) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new DocumentedExample(null, json));

    public static TBuilder WithAnswerExample<TBuilder>(this TBuilder builder, int status, string json) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new DocumentedExample(status, json));
}
