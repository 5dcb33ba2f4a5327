using System.CommandLine;
using Twins.Cli.Terminal;
using Twins.Core.Documents;
using Twins.Core.Validations.Gates;

namespace Twins.Cli.Commands;

internal static class GatesCommand
{
    private static readonly Argument<string?> File = new("file") { Description = "A company's own *.gates.yaml; the product's table unless given.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Out = new("--out") { Description = "Write the product's table to this file, to be edited." };

    public static Command Build()
    {
        var command = new Command(
            "gates",
            """
            Show what a validation must show before twins may be used for a kind of decision.

            Examples:
              twins gates
              twins gates --out our.gates.yaml
              twins gates our.gates.yaml
            """)
        { File, Out };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (parsed.GetValue(Out) is { } path)
        {
            if (parsed.GetValue(File) is not null) throw new UsageException("--out writes the product's table; leave out the file.");
            if (!path.EndsWith(".gates.yaml", StringComparison.Ordinal)) throw new UsageException("--out must end with .gates.yaml, such as our.gates.yaml.");
            if (System.IO.File.Exists(path)) throw new UsageException($"{path} is there already; name another file.");
            WholeFile.Write(path, GateReader.DefaultFile());
            Console.WriteLine($"{path}: edit it, and name it in the 'gates' of a validation.");
            return 0;
        }
        var table = parsed.GetValue(File) is { } own ? GateReader.Read(own) : GateReader.Default();
        foreach (var line in GateText.Lines(table)) Console.WriteLine(line);
        return 0;
    }
}
