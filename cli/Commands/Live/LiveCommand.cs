using System.CommandLine;

namespace Twins.Cli.Commands.Live;

internal static class LiveCommand
{
    public static Command Build() => new(
        "live",
        """
        What twins live through after they were built: tell them events, let them form opinions, look at a
        life, write the twins as changed, or set them back. Twins' documents are never touched, and a
        study asks the twins of its documents.

        Examples:
          twins live tell samples/grocer samples/lives/price-rise.history.yaml
          twins live show samples/grocer grace-adeyemi --path A
          twins live write samples/grocer --path A --out lives/a
          twins live reset samples/grocer grace-adeyemi --path A
        """)
    {
        TellCommand.Build(),
        RememberCommand.Build(),
        ShowLifeCommand.Build(),
        ReflectCommand.Build(),
        AcceptCommand.Build(),
        WriteCommand.Build(),
        ResetCommand.Build(),
    };
}
