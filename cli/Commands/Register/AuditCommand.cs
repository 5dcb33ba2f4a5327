using System.CommandLine;

namespace Twins.Cli.Commands.Register;

internal static class AuditCommand
{
    public static Command Build() => new(
        "audit",
        """
        The audit log of the register: each entry holds the hash of the one before it, so that none can be edited,
        deleted, inserted or moved unnoticed. Keep the head that 'verify' prints somewhere else: with it, a log
        that was cut and written anew is found too.

        Examples:
          twins audit show
          twins audit verify
        """)
    {
        RegisterArguments.Account,
        AuditShowCommand.Build(),
        AuditVerifyCommand.Build(),
        AuditEraseNoteCommand.Build(),
    };
}
