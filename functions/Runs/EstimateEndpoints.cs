using Microsoft.AspNetCore.Http.HttpResults;
using Twins.Adapters.Models;
using Twins.Core.Respondents.Model;
using Twins.Core.Runs;
using Twins.Core.Workspace;
using Twins.Functions.Hosting;
using Twins.Functions.Security;

namespace Twins.Functions.Runs;

/// <summary>What a run would buy, before it is ordered.</summary>
internal static class EstimateEndpoints
{
    public static void MapEstimates(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/estimates", EstimateAsync).RequireAuthorization(Roles.Runner).WithTags("Runs").WithSummary("What a run would cost, as a range");

    private static async Task<Ok<Estimate>> EstimateAsync(RunRequest request, WorkspaceStudies studies, ModelPool models, ILedger ledger, TimeProvider clock, CancellationToken stop) =>
        TypedResults.Ok(await studies.WithAsync(request.Study, async study =>
        {
            if (ModelPool.Named(request.Model) is not { } model) return new Estimate(study.Plan.Count, null, "Free: the offline respondent answers, which is no language model.");
            var respondent = (ModelRespondent)models.For(model, new Till(ledger, null, "", clock));
            var forecast = await Forecast.OfAsync(study.Plan, respondent, ledger, models.Options(model), stop);
            return new Estimate(study.Plan.Count, forecast, forecast.Sentence);
        }, stop));
}

/// <param name="Forecast">Null for the offline respondent, which buys nothing.</param>
internal sealed record Estimate(long Evaluations, Forecast? Forecast, string Sentence);
