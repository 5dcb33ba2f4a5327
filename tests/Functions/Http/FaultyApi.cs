using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Twins.Adapters.Models;
using Twins.Adapters.Storage.Embedded;
using Twins.Core.Documents;
using Twins.Core.Fidelity;
using Twins.Core.Respondents;
using Twins.Core.Runs;
using Twins.Core.Runs.Journal;
using Twins.Core.Storage;
using Twins.Functions.Http.Problems;

namespace Twins.Tests.Functions.Http;

/// <summary>Endpoints that fail in every way there is.</summary>
public sealed class FaultyApi : IAsyncLifetime
{
    internal LoopbackApi Api { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Api = await LoopbackApi.StartAsync(Map);

    public ValueTask DisposeAsync() => Api.DisposeAsync();

    private static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/fault/{name}", IResult (string name) => throw Fault(name));
        endpoints.MapGet("/fault/result", () => new Problem(ProblemKinds.Conflict, "The run is over, as a result."));
        endpoints.MapGet("/fault/not found", async (IRecordStore records) => await new RunJournal(records, 1).AppendAsync<RunEvent>("r1", _ => null, default));
        endpoints.MapGet("/fault/port: name", async () => await new FileBlobs(Path.GetTempPath()).OpenAsync("../x", default));
        endpoints.MapGet("/fault/port: size", async (IRecordStore records) => await records.TryWriteAsync(new RecordKey("p", "i"), null, new byte[1000 * 1024], default));
        endpoints.MapGet("/fault/study gone", async () => await new FileBlobs(Path.GetTempPath()).OpenAsync("twins-none", default) ?? throw new InvalidDataException("The files of this run are gone; start it again."));
        endpoints.MapGet("/fault/our lookup", () => new Dictionary<string, int>(StringComparer.Ordinal)["tulip"]);
        endpoints.MapGet("/fault/our argument", void () => throw new ArgumentException("the password is tulip", nameof(endpoints)));
        endpoints.MapGet("/number", (int many) => many);
        endpoints.MapGet("/bare/{status}", (int status) => TypedResults.StatusCode(status));
        endpoints.MapPost("/thing", (Thing thing) => thing);
    }

    private static Exception Fault(string name) => name switch
    {
        "document" => new DocumentException("bell.twin.yaml", new Place(3, 7), "'hero' is not a kind; write edge or core."),
        "budget" => new BudgetExhaustedException(2.50m),
        "filtered" => new ModelFaultException(FaultKind.Filtered, "The filter stopped 'violence'."),
        "rejected" => new ModelFaultException(FaultKind.Rejected, "The picture is too large."),
        "passing" => new ModelFaultException(FaultKind.Passing, "https://secret.openai.azure.com did not answer."),
        "unusable" => new ModelFaultException(FaultKind.Unusable, "https://secret.openai.azure.com refused the key."),
        "model not set" => new ModelFaultException(FaultKind.Unusable, "outer", new ModelOptionsException("OPENAI_API_KEY is not set; set it to your OpenAI key.")),
        "statistics" => new AssumptionException("One answer has no variance."),
        "conflict" => new ProblemException(ProblemKinds.Conflict, "The run is over."),
        "our cancelling" => new OperationCanceledException("the password is tulip"),
        _ => new InvalidOperationException("the password is tulip"),
    };

    internal sealed record Thing(string Name);
}
