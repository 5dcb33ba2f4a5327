using System.CommandLine;
using Twins.Core.Personas.TinyTroupe;

namespace Twins.Cli.Commands;

internal static class ImportCommand
{
    public static Command Build()
    {
        var paths = new Argument<string[]>("paths") { Description = "Persona files, or folders whose *.json files are read.", Arity = ArgumentArity.OneOrMore };
        var into = new Option<string>("--out") { Description = "The folder for the twins.", Required = true };
        var force = new Option<bool>("--force") { Description = "Replace files that exist." };
        var tinyTroupe = new Command("tinytroupe", """
            Read TinyTroupe's persona files and fragments as twins. Fields without a place in a twin are
            kept under 'imported' and named; nothing is dropped. Files that are not personas are refused
            with the reason, the others are written, and the exit code is then 1.

            Examples:
              twins import tinytroupe Lisa.agent.json --out twins
              twins import tinytroupe agents/ fragments/ --out twins --force
            """)
        { paths, into, force };
        tinyTroupe.SetAction(parsed => Run(parsed.InvocationConfiguration, parsed.GetRequiredValue(paths), parsed.GetRequiredValue(into), parsed.GetValue(force)));
        return new Command("import", "Read personas of other tools as twins.") { tinyTroupe };
    }

    private static int Run(InvocationConfiguration console, string[] paths, string folder, bool force)
    {
        var result = TinyTroupeImport.Read(paths);
        foreach (var refused in result.Refused) console.Error.WriteLine($"{refused.From}: refused: {refused.Reason}");
        foreach (var file in result.Files.Where(f => f.Kept.Count > 0)) console.Error.WriteLine($"{file.From}: kept under 'imported': {string.Join(", ", file.Kept)}");
        if (result.Files.Count is 0)
        {
            console.Error.WriteLine(result.Refused.Count is 0 ? "There is no *.json file to read." : "Nothing was written.");
            return 1;
        }
        if (!FileWriting.Write(console, folder, [.. result.Files.Select(f => (f.FileName, f.Yaml))], force)) return 1;
        console.Error.WriteLine($"{result.Files.Count} written to {folder}, {result.Refused.Count} refused.");
        return result.Refused.Count is 0 ? 0 : 1;
    }
}
