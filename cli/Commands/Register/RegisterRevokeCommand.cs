using System.CommandLine;

namespace Twins.Cli.Commands.Register;

internal static class RegisterRevokeCommand
{
    private static readonly Argument<string> Subject = RegisterArguments.Subject();
    private static readonly Option<string> Use = new("--use") { Description = "Which use is no longer approved.", Required = true };
    private static readonly Option<string?> Note = new("--note") { Description = "Why." };
    private static readonly Option<string> By = RegisterArguments.By();
    private static readonly Option<bool> Json = RegisterArguments.Json();

    public static Command Build()
    {
        var command = new Command(
            "revoke",
            """
            Take every approval of a use back.

            Examples:
              twins register revoke twin:grace-adeyemi --use credit --note "Validation has expired" --by legal-1
            """)
        { Subject, Use, Note, By, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var (subject, use) = (parsed.GetRequiredValue(Subject), parsed.GetRequiredValue(Use));
        var entry = await RegisterArguments.Open(parsed).Book.RevokeAsync(subject, use, parsed.GetValue(Note), parsed.GetRequiredValue(By), stop);
        return RegisterArguments.Done(entry, $"{subject} is no longer approved for '{use}'.", parsed.GetValue(Json));
    }
}
