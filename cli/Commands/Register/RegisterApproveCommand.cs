using System.CommandLine;
using System.Globalization;
using Twins.Cli.Terminal;
using Twins.Core.Governance.Register;

namespace Twins.Cli.Commands.Register;

internal static class RegisterApproveCommand
{
    private static readonly Argument<string> Subject = RegisterArguments.Subject();
    private static readonly Option<string> Use = new("--use") { Description = "What for: staffing, clinical, credit or legal for what needs a sign-off; any other word for what your company wants signed.", Required = true };
    private static readonly Option<string> Until = new("--until") { Description = "The last day on which it holds, such as 2027-06-30.", Required = true };
    private static readonly Option<string?> Note = new("--note") { Description = "Why; it can be erased later, so a name may stand here." };
    private static readonly Option<string> By = RegisterArguments.By();
    private static readonly Option<bool> Json = RegisterArguments.Json();

    public static Command Build()
    {
        var command = new Command(
            "approve",
            """
            Stand for it that the version that is registered may be used for something, until a day.

            Examples:
              twins register approve twin:grace-adeyemi --use credit --until 2099-12-31 --by legal-1
              twins register approve model:azure:gpt-mini --use staffing --until 2099-12-31 --note "Works council agreed" --by hr-lead
            """)
        { Subject, Use, Until, Note, By, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        if (!DateOnly.TryParseExact(parsed.GetRequiredValue(Until), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)) throw new UsageException($"--until is a day such as 2027-06-30, not '{parsed.GetValue(Until)}'.");
        var (subject, use) = (parsed.GetRequiredValue(Subject), parsed.GetRequiredValue(Use));
        var entry = await RegisterArguments.Open(parsed).Book.ApproveAsync(subject, new ApprovalRequest(use, until, parsed.GetValue(Note)), parsed.GetRequiredValue(By), stop);
        return RegisterArguments.Done(entry, $"{subject} is approved for '{use}' until {until:yyyy-MM-dd}.", parsed.GetValue(Json));
    }
}
