using System.CommandLine;
using Twins.Cli.Terminal;
using Twins.Core.Personas.Change;
using Twins.Core.Talks;

namespace Twins.Cli.Commands.Live;

internal static class AcceptCommand
{
    private const int MostShown = 50;

    private static readonly Argument<string?> Id = new("feedback") { Description = "The feedback's id; without it those that wait are listed.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Steward = new("--steward") { Description = "Who answers for accepting it." };
    private static readonly Option<string> Path = LiveArguments.Path();

    public static Command Build()
    {
        var command = new Command(
            "accept",
            """
            Let a twin take to heart what somebody said of its answer. Nothing is taken to heart unless a
            steward accepts it.

            Examples:
              twins live accept
              twins live accept 6839...-ab12 --steward jo@example.com
            """)
        { Id, Steward, Path };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var stores = LocalStores.Open(TimeProvider.System);
        var desk = new AcceptedFeedback(new FeedbackBook(stores.Records, stores.Clock), new Diary(stores.Records));
        if (parsed.GetValue(Id) is not { } id)
        {
            foreach (var feedback in await desk.WaitingAsync(null, MostShown, stop)) Console.WriteLine($"{feedback.Id}\t{feedback.Twin}\t{Plain(feedback.Comment!)}");
            return 0;
        }
        if (parsed.GetValue(Steward) is not { } steward || string.IsNullOrWhiteSpace(steward)) throw new UsageException("Say who answers for it: --steward <name>.");
        var entry = await desk.AcceptAsync(id, steward, parsed.GetRequiredValue(Path), stop);
        Console.WriteLine($"{entry.Twin}: {Plain(entry.Text)}");
        return 0;
    }

    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
