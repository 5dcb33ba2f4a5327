using System.CommandLine;
using System.Text.Json;
using Twins.Adapters.Models;
using Twins.Cli.Terminal;
using Twins.Core.Documents;

namespace Twins.Cli.Commands;

internal static class EstimateCommand
{
    private static readonly StudyOptions Shared = new();

    public static Command Build()
    {
        var command = new Command(
            "estimate",
            """
            Say what a sweep would buy, as a range of tokens, money and time, without buying anything.
              twins estimate samples/grocer --model azure:gpt-mini --replicates 3
            """);
        Shared.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var study = Shared.Load(parsed);
        var options = Answerer.Options(Shared.Model(parsed), Shared.Url(parsed));
        using var answerer = await Answerer.OpenAsync(options, study.Plan.Id, budget: null, TimeProvider.System, stop);
        var forecast = await answerer.ForecastAsync(study.Plan, options, stop);
        if (Shared.Json(parsed)) Console.WriteLine(JsonSerializer.Serialize(forecast ?? new Forecast(study.Plan.Count, 0, 0, 0, 0, 0, null, 0, 0), DocumentJson.Options));
        else Console.WriteLine(forecast?.Sentence ?? $"{study.Plan.Count:N0} evaluations by the offline respondent: free, and done in seconds. Name a model with --model to see what it would cost.");
        return 0;
    }
}
