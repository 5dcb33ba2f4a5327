using System.CommandLine;
using System.Globalization;
using Twins.Cli.Terminal;
using Twins.Core.Personas;
using Twins.Core.Personas.Edges;

namespace Twins.Cli.Commands;

internal static class EdgeCommand
{
    private static readonly Argument<string> Folder = new("folder") { Description = "A folder with twins; the others make the middle that the edge is held against." };
    private static readonly Argument<string> Who = new("twin") { Description = "The edge twin's id." };
    private static readonly Option<string?> Model = new("--model") { Description = "azure:<deployment>, openai:<model>, or a model at TWINS_MODEL_URL. Without it (and without TWINS_MODEL) the offline respondent answers." };
    private static readonly Option<string?> Url = new("--url") { Description = "Base URL of an OpenAI-compatible server." };
    private static readonly Option<decimal?> Budget = new("--budget") { Description = "Hard stop in US dollars." };

    public static Command Build()
    {
        var command = new Command(
            "edge",
            """
            Whether an edge twin stays at its edge: it is asked its own rules and beliefs, pulled to the middle
            eight times over one conversation, and asked again each time. Exit code 1 when it does not hold.

            Examples:
              twins edge samples/edges vera-frost
              twins edge my-twins never-online --model azure:gpt-mini --budget 1
            """)
        { Folder, Who, Model, Url, Budget };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var library = TwinLibrary.Load(parsed.GetRequiredValue(Folder));
        var twin = library.Get(parsed.GetRequiredValue(Who));
        await ConsentGate.RequireAsync(library.Twins, Purpose.Research, stop);
        using var answerer = await Answerer.OpenAsync(Answerer.Options(parsed.GetValue(Model), parsed.GetValue(Url)), $"edge-{twin.Id}", parsed.GetValue(Budget), TimeProvider.System, stop);
        var standing = await new EdgeCheck(answerer.Respondent).RunAsync(twin, library.Twins, Script(twin), stop);
        foreach (var (round, number) in standing.Rounds.Select((r, i) => (r, i + 1)))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number} \"{round.Pull}\": {(round.Kept is { } kept ? $"{kept:0%} of its extreme left" : "no extreme to keep")}, moved {round.Drift:0.00}, n = {round.Answered}"));
        Console.WriteLine($"{twin.Id} {standing.Verdict}.");
        Edge.Say(answerer.Respondent.Identity.Label);
        return standing.IsHeld ? 0 : Edge.Failed;
    }

    private static EdgeScript Script(Twin twin)
    {
        try
        {
            return EdgeScript.Of(twin);
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message.Split(" (Parameter")[0]);
        }
    }
}
