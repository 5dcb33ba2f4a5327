using System.CommandLine;
using Twins.Cli.Terminal;

namespace Twins.Cli.Commands.Register;

internal static class RegisterIncidentCommand
{
    private static readonly Argument<string> Subject = RegisterArguments.Subject();
    private static readonly Option<string> What = new("--what") { Description = "What happened; with --close, what became of it. It can be erased later.", Required = true };
    private static readonly Option<long?> Close = new("--close") { Description = "The number of an open incident that is over." };
    private static readonly Option<string> By = RegisterArguments.By();
    private static readonly Option<bool> Json = RegisterArguments.Json();

    public static Command Build()
    {
        var command = new Command(
            "incident",
            """
            Note that something went wrong with a twin, a model or a prompt; or that it is settled.

            Examples:
              twins register incident twin:grace-adeyemi --what "Claimed to be a person in a talk" --by cx-lead
              twins register incident twin:grace-adeyemi --close 3 --what "Its voice was rewritten" --by cx-lead
            """)
        { Subject, What, Close, By, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var (subject, what, by) = (parsed.GetRequiredValue(Subject), parsed.GetRequiredValue(What), parsed.GetRequiredValue(By));
        if (string.IsNullOrWhiteSpace(what)) throw new UsageException("--what is blank; say what happened.");
        var book = RegisterArguments.Open(parsed).Book;
        if (parsed.GetValue(Close) is { } incident) return RegisterArguments.Done(await book.CloseIncidentAsync(subject, incident, what, by, stop), $"Incident {incident} of {subject} is closed.", parsed.GetValue(Json));
        var opened = await book.OpenIncidentAsync(subject, what, by, stop);
        return RegisterArguments.Done(opened, $"Incident {opened.Sequence} of {subject} is open.", parsed.GetValue(Json));
    }
}
