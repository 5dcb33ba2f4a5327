using System.CommandLine;
using Twins.Core.Documents;
using Twins.Core.Evidence.Sources;
using Twins.Core.Personas;
using Twins.Core.Personas.Change;
using Twins.Core.Personas.Populations;
using Twins.Core.Studies;
using Twins.Core.Validations;
using Twins.Core.Validations.Gates;

namespace Twins.Cli.Commands;

internal static class SchemaCommand
{
    private static readonly (string Name, Type Type, string Title)[] Documents =
        [("twin", typeof(Twin), "Twin"), ("fragment", typeof(Fragment), "Fragment of a twin"), ("panel", typeof(PanelDocument), "Panel"), ("campaign", typeof(Campaign), "Campaign"), ("sources", typeof(SourceSpec), "Sources of a build"), ("population", typeof(PopulationDocument), "Population"), ("history", typeof(HistoryDocument), "History of events"), ("questions", typeof(QuestionSet), "Fixed set of questions"), ("validation", typeof(ValidationPlan), "Validation"), ("gates", typeof(GateTable), "Table of gates")];

    public static Command Build()
    {
        var name = new Argument<string?>("document") { Description = $"{string.Join(", ", Documents.Select(d => d.Name))}.", Arity = ArgumentArity.ZeroOrOne };
        name.AcceptOnlyFromAmong([.. Documents.Select(d => d.Name)]);
        var into = new Option<string?>("--out") { Description = "Write all schemas into this folder." };
        var command = new Command("schema", """
            Print the JSON Schema of a document, or write all of them.

            Examples:
              twins schema twin
              twins schema --out docs/schema
            """)
        { name, into };
        command.Hidden = true;
        command.SetAction(parsed => Run(parsed.InvocationConfiguration, parsed.GetValue(name), parsed.GetValue(into)));
        return command;
    }

    private static int Run(InvocationConfiguration console, string? name, string? folder)
    {
        if ((name is null) == (folder is null))
        {
            console.Error.WriteLine($"Name a document ({string.Join(", ", Documents.Select(d => d.Name))}), or a folder with --out.");
            return 2;
        }
        if (folder is not null) return FileWriting.Write(console, folder, [.. Documents.Select(d => ($"{d.Name}.schema.json", DocumentSchema.Export(d.Type, d.Title)))], force: true) ? 0 : 1;
        var document = Array.Find(Documents, d => d.Name == name);
        console.Output.Write(DocumentSchema.Export(document.Type, document.Title));
        return 0;
    }
}
