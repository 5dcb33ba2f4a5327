using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Personas.Linting;

namespace Twins.Cli.Commands;

internal static class LintCommand
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static Command Build()
    {
        var folder = new Argument<string>("folder") { Description = "The folder with *.twin.yaml and *.fragment.yaml files (default: here).", DefaultValueFactory = _ => "." };
        var json = new Option<bool>("--json") { Description = "Write findings, levels and diversity as JSON." };
        var strict = new Option<bool>("--strict") { Description = "Fail on warnings too." };
        var command = new Command("lint", """
            Look for twins whose answers would be worthless: missing parts, contradictions, impossible
            lives, stereotypes, people who are all alike. Fails (exit code 1) when it finds an error.

            Examples:
              twins lint samples/grocer
              twins lint samples/grocer --json
            """)
        { folder, json, strict };
        command.SetAction(parsed => Run(parsed.InvocationConfiguration, parsed.GetRequiredValue(folder), parsed.GetValue(json), parsed.GetValue(strict)));
        return command;
    }

    private static int Run(InvocationConfiguration console, string folder, bool json, bool strict)
    {
        TwinLibrary library;
        try
        {
            library = TwinLibrary.Load(folder);
        }
        catch (DocumentException e)
        {
            console.Error.WriteLine(e.Message);
            return 1;
        }
        var panel = PanelLinter.Lint(library.Twins);
        var findings = library.Twins.SelectMany(TwinLinter.Lint).Concat(panel.Findings).ToList();
        if (json) console.Output.WriteLine(JsonSerializer.Serialize(new { Findings = findings.Select(f => Located(library, f)), Levels = Levels(library), panel.Diversity }, Json));
        else foreach (var finding in findings) console.Output.WriteLine(Line(library, finding));
        console.Error.WriteLine(library.Twins.Count is 0 ? $"{folder} holds no *.twin.yaml file." : Summary(library, findings));
        return library.Twins.Count is 0 || findings.Exists(f => f.Severity >= (strict ? Severity.Warning : Severity.Error)) ? 1 : 0;
    }

    private static string Line(TwinLibrary library, Finding finding)
    {
        var (file, place) = Where(library, finding);
        return $"{file}{(place is { } at ? $"({at.Line},{at.Column})" : "")}: {finding.Severity.ToString().ToLowerInvariant()} {finding.Rule}: {finding.Message}";
    }

    private static object Located(TwinLibrary library, Finding finding)
    {
        var (file, place) = Where(library, finding);
        return new { finding.Severity, finding.Rule, finding.Twin, File = file, place?.Line, place?.Column, finding.Field, finding.Message };
    }

    private static (string File, Place? Place) Where(TwinLibrary library, Finding finding) => finding.Twin is null ? (library.Folder, null) : (library.FileOf(finding.Twin), library.PlaceOf(finding.Twin, finding.Field));

    private static IEnumerable<object> Levels(TwinLibrary library)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date);
        return library.Twins.Select(t => new { Twin = t.Id, Version = TwinVersion.Of(t), Standing = FidelityLevels.Of(t, today) })
            .Select(x => new { x.Twin, x.Version, Level = (int)x.Standing.Level, Name = x.Standing.Level, x.Standing.Reason, x.Standing.Next });
    }

    private static string Summary(TwinLibrary library, List<Finding> findings)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date);
        var levels = library.Twins.GroupBy(t => FidelityLevels.Of(t, today).Level).OrderBy(g => g.Key).Select(g => $"{g.Count()} at level {(int)g.Key} ({g.Key})");
        return $"{library.Twins.Count} twins: {string.Join(", ", levels)}. {Count(Severity.Error)} errors, {Count(Severity.Warning)} warnings, {Count(Severity.Note)} notes.";

        int Count(Severity severity) => findings.Count(f => f.Severity == severity);
    }
}
