using System.CommandLine;

namespace Twins.Cli.Commands.Register;

internal static class RegisterCommand
{
    public static Command Build() => new(
        "register",
        """
        Twins, models and prompts: who owns them, what for, who approved what until when, what went wrong.
        Every change stands in an audit log (see 'twins audit'). See docs/governance.md.

        Examples:
          twins register add twin:grace-adeyemi --from samples/grocer --owner cx-team --purpose "Messages to regular customers" --by cx-lead
          twins register approve twin:grace-adeyemi --use credit --until 2099-12-31 --note "Minutes of the board, 12 May" --by legal-1
          twins register list
          twins register show twin:grace-adeyemi
        """)
    {
        RegisterArguments.Account,
        RegisterListCommand.Build(),
        RegisterShowCommand.Build(),
        RegisterAddCommand.Build(),
        RegisterApproveCommand.Build(),
        RegisterRevokeCommand.Build(),
        RegisterIncidentCommand.Build(),
    };
}
