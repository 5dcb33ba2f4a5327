using System.CommandLine;
using Twins.Adapters.Models;
using Twins.Cli.Terminal;
using Twins.Core.Tuning;

namespace Twins.Cli.Commands.Tune;

internal static class TuneFollowCommand
{
    private static readonly Argument<string> Who = new("twin") { Description = "The twin's id." };
    private static readonly Option<string?> Model = new("--model") { Description = "As it was started with." };
    private static readonly Option<string?> Url = new("--url") { Description = "Base URL of an OpenAI-compatible server." };

    public static Command Build()
    {
        var command = new Command(
            "follow",
            """
            Follow a twin's latest fine-tuning job until it is over. The job goes on whether anybody looks.

            Examples:
              twins tune follow grace-adeyemi --model openai:gpt-4.1-mini-2025-04-14
            """)
        { Who, Model, Url };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        using var tuner = Tuner.Open(parsed.GetValue(Model), parsed.GetValue(Url));
        var note = await tuner.LatestAsync(parsed.GetRequiredValue(Who), stop);
        var told = new HashSet<string>(StringComparer.Ordinal);
        TuningSight? last = null;
        await foreach (var sight in tuner.Desk.FollowAsync(note, stop))
        {
            if (told.Add(sight.Status)) Edge.Say($"{sight.Job}: {sight.Status}");
            foreach (var said in sight.Events) if (told.Add(said)) Edge.Say($"  {said}");
            last = sight;
        }
        return Tell(note, last!, tuner.Options.Provider);
    }

    private static int Tell(TuningNote note, TuningSight sight, ModelProvider provider)
    {
        if (sight is not { State: TuningState.Succeeded, Tuned: { } tuned })
        {
            Edge.Say($"The job {sight.Job} has {sight.Status}{(sight.Why is { } why ? $": {why}" : ".")}");
            return Edge.Failed;
        }
        Console.WriteLine(tuned);
        Edge.Say(provider is ModelProvider.Azure
            ? $"Deploy this model on Azure, then write into {note.Twin}.twin.yaml: tuned: <name of the deployment>"
            : $"Write into {note.Twin}.twin.yaml: tuned: {tuned}");
        return 0;
    }
}
