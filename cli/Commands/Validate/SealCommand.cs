using System.CommandLine;
using Twins.Cli.Terminal;
using Twins.Core.Governance.Register;
using Twins.Core.Validations;
using Twins.Core.Validations.Sealing;

namespace Twins.Cli.Commands.Validate;

internal static class SealCommand
{
    private static readonly Argument<string> Folder = ValidateArguments.Folder();
    private static readonly Option<string> By = new("--by") { Description = "Who does it: a staff id or a role, no name or address.", Required = true };

    public static Command Build()
    {
        var command = new Command(
            "seal",
            """
            Seal the forecasts of a shadow run in the audit log, before anybody knows what comes true.

            Examples:
              twins validate seal my-study --by research-lead
            """)
        { Folder, By };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var file = ValidationReader.Find(parsed.GetRequiredValue(Folder));
        var log = new AuditLog(LocalStores.Open(TimeProvider.System).Records, TimeProvider.System);
        foreach (var seal in await new PredictionSeals(log).SealAsync(file, ValidationReader.Read(file), parsed.GetRequiredValue(By), stop))
            Console.WriteLine($"{seal.File} is sealed as {seal.Hash} ({seal.Check}): entry {seal.Entry.Sequence} of the audit log, {seal.Entry.Hash()}. Outcomes that become known from tomorrow on can judge it; a change of the file breaks the seal.");
        return 0;
    }
}
