using System.CommandLine;

namespace Twins.Cli.Commands.Tune;

internal static class TuneCommand
{
    public static Command Build() => new(
        "tune",
        """
        Fine-tune a model on one twin's own dialogues, and use it for that twin alone. See docs/fine-tuning.md.

        Examples:
          twins tune export samples/grocer grace-adeyemi --out tuning/grace --for openai
          twins tune start samples/grocer grace-adeyemi --files tuning/grace --model openai:gpt-4.1-mini-2025-04-14
          twins tune follow grace-adeyemi --model openai:gpt-4.1-mini-2025-04-14
        """)
    {
        TuneExportCommand.Build(),
        TuneStartCommand.Build(),
        TuneFollowCommand.Build(),
        TuneEndCommand.Build(),
    };
}
