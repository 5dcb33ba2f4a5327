using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Twins.Functions.Http.Problems;
using Twins.Functions.Security;

namespace Twins.Functions.Http.OpenApi;

/// <summary>Adds to an operation what its endpoint says of itself and its types do not show.</summary>
internal sealed class DescribedOperation(OpenApiOperation operation, IList<object> metadata, OpenApiDocument document)
{
    private static readonly ProblemKind[] OfAll = [ProblemKinds.BadRequest, ProblemKinds.TooMany, ProblemKinds.Internal];
    private static readonly ProblemKind[] OfClosed = [ProblemKinds.Unauthenticated, ProblemKinds.Forbidden];
    private static readonly ProblemKind[] OfBodies = [ProblemKinds.TooLarge, ProblemKinds.UnsupportedMedia];

    private OpenApiResponses Answers => operation.Responses ??= [];

    public void Complete()
    {
        AddRole();
        foreach (var parameter in metadata.OfType<DocumentedParameter>()) AddParameter(parameter);
        foreach (var header in metadata.OfType<DocumentedHeader>()) AddHeader(header);
        foreach (var example in metadata.OfType<DocumentedExample>()) AddExample(example);
        AddProblems();
    }

    private bool IsOpen => metadata.OfType<IAllowAnonymous>().Any();

    private void AddRole()
    {
        if (IsOpen)
        {
            operation.Security = [];
            return;
        }
        var role = metadata.OfType<IAuthorizeData>().Select(a => a.Policy).LastOrDefault(p => p is not null) ?? Roles.Reader;
        operation.Description = $"{operation.Description}\n\nNeeds the role {role}.".Trim();
    }

    private void AddParameter(DocumentedParameter parameter)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = parameter.Name,
            In = parameter.InQuery ? ParameterLocation.Query : ParameterLocation.Header,
            Description = parameter.Description,
            Required = parameter.IsRequired,
            Schema = Schema(parameter),
        });
    }

    private static OpenApiSchema Schema(DocumentedParameter parameter) => parameter.Numbers is { } numbers
        ? new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = numbers.Least.ToString(), Maximum = numbers.Most.ToString(), Default = numbers.Usual }
        : new OpenApiSchema { Type = JsonSchemaType.String };

    private void AddHeader(DocumentedHeader header)
    {
        foreach (var answer in Answers.Where(a => a.Key.StartsWith('2')).Select(a => a.Value).OfType<OpenApiResponse>())
        {
            answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
            answer.Headers[header.Name] = new OpenApiHeader { Description = header.Description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }
    }

    private void AddExample(DocumentedExample example)
    {
        var content = example.Status is { } status ? Answers[status.ToString()].Content : operation.RequestBody?.Content;
        foreach (var media in (content ?? new Dictionary<string, OpenApiMediaType>()).Values) media.Example = JsonNode.Parse(example.Json);
    }

    private void AddProblems()
    {
        ProblemKind[] kinds = [.. OfAll, .. IsOpen ? [] : OfClosed, .. operation.RequestBody is null ? [] : OfBodies, .. metadata.OfType<DocumentedProblems>().SelectMany(p => p.Kinds)];
        foreach (var status in kinds.Distinct().GroupBy(k => k.Status).OrderBy(g => g.Key)) Answers[status.Key.ToString()] = DescribedProblems.Answer([.. status], document);
    }
}
