using System.CommandLine;
using Twins.Cli.Terminal;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Personas.TinyTroupe;

namespace Twins.Cli.Commands;

internal static class ExportCommand
{
    public static Command Build()
    {
        var folder = new Argument<string>("folder") { Description = "The folder with *.twin.yaml and *.fragment.yaml files." };
        var into = new Option<string>("--out") { Description = "The folder for the persona files.", Required = true };
        var force = new Option<bool>("--force") { Description = "Replace files that exist." };
        var tinyTroupe = new Command("tinytroupe", """
            Write twins and fragments as TinyTroupe's persona files. What TinyTroupe has no field for goes
            under 'twins' in the persona, so that importing the file again gives the same twin.

            Example:
              twins export tinytroupe samples/grocer --out personas
            """)
        { folder, into, force };
        tinyTroupe.SetAction((parsed, stop) => RunAsync(parsed.InvocationConfiguration, parsed.GetRequiredValue(folder), parsed.GetRequiredValue(into), parsed.GetValue(force), stop));
        return new Command("export", "Write twins for other tools.") { tinyTroupe };
    }

    private static async Task<int> RunAsync(InvocationConfiguration console, string folder, string into, bool force, CancellationToken stop)
    {
        try
        {
            await ConsentGate.RequireAsync(TwinLibrary.Load(folder).Twins, Purpose.Research, stop);
            var files = TinyTroupeExport.Read(folder);
            if (files.Count is 0) console.Error.WriteLine($"{folder} holds no *.twin.yaml or *.fragment.yaml file.");
            if (files.Count is 0 || !FileWriting.Write(console, into, [.. files.Select(f => (f.FileName, f.Json))], force)) return 1;
            console.Error.WriteLine($"{files.Count} written to {into}.");
            return 0;
        }
        catch (DocumentException e)
        {
            console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
