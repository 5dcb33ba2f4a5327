using System.CommandLine;
using Twins.Cli.Terminal;
using Twins.Core.Documents;
using Twins.Core.Validations;
using Twins.Core.Validations.Checks;
using Twins.Core.Validations.Turing;

namespace Twins.Cli.Commands.Validate;

internal static class SheetsCommand
{
    private static readonly Argument<string> Folder = ValidateArguments.Folder();
    private static readonly Option<int> Judges = new("--judges") { Description = "How many sheets, each for one judge; 5 unless given.", DefaultValueFactory = _ => 5 };
    private static readonly Option<string> Out = new("--out") { Description = "The folder that gets the sheets.", Required = true };

    public static Command Build()
    {
        var command = new Command(
            "sheets",
            """
            Make sheets for the judges of a blind Turing test. They show texts in an order of their own and not who wrote them.

            Examples:
              twins validate sheets samples/validation --judges 8 --out sheets
            """)
        { Folder, Judges, Out };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var judges = parsed.GetValue(Judges);
        if (judges is < 1 or > 500) throw new UsageException("--judges is a number from 1 to 500.");
        var file = ValidationReader.Find(parsed.GetRequiredValue(Folder));
        var plan = ValidationReader.Read(file);
        var checks = plan.Checks.OfType<TuringCheck>().ToList();
        if (checks.Count is 0) throw new DocumentException(file, null, "has no check of kind 'turing'; there is nothing to judge.");
        var run = new ValidationRun(file, plan, ValidationMeans.None);
        var folder = Directory.CreateDirectory(parsed.GetRequiredValue(Out)).FullName;
        foreach (var check in checks)
            foreach (var (sheet, i) in TuringSheets.Make(check, run, judges).Select((s, i) => (s, i)))
            {
                var path = Path.Combine(folder, $"{check.Id}-judge-{i + 1}.csv");
                // A sheet that somebody has filled in is work.
                if (File.Exists(path)) throw new UsageException($"{path} is there already; name another folder, or take it away first.");
                WholeFile.Write(path, sheet);
                Console.WriteLine(path);
            }
        Edge.Say("Give each judge one sheet and nothing else: write 'human' or 'ai' into 'guess' on every line. Then name the filled-in files in the check's 'sheets' and run 'twins validate'.");
        return 0;
    }
}
