using System.CommandLine;
using Twins.Cli.Terminal;
using Twins.Core.Documents;
using Twins.Core.Evidence.PersonalData;
using Twins.Core.Personas.Linting;
using Twins.Core.Personas.Profiles;
using Twins.Core.Personas.Prospects;

namespace Twins.Cli.Commands;

internal static class ProspectCommand
{
    private static readonly Argument<string> Paragraph = new("paragraph") { Description = "A few sentences about somebody, or a text file that holds them." };
    private static readonly Option<string?> Called = new("--name") { Description = "What the twin answers to; read from the paragraph unless given." };
    private static readonly Option<string?> Out = new("--out") { Description = "The file to write, such as twins/anna.twin.yaml; stdout unless given." };
    private static readonly Option<bool> Force = new("--force") { Description = "Replace the file." };
    private static readonly Option<string?> Model = new("--model") { Description = "Let a model distil the profile: azure:<deployment>, openai:<model>, or a model at TWINS_MODEL_URL." };
    private static readonly Option<string?> Url = new("--url") { Description = "Base URL of an OpenAI-compatible server." };
    private static readonly Option<decimal?> Budget = new("--budget") { Description = "Hard stop in US dollars." };

    public static Command Build()
    {
        var command = new Command(
            "prospect",
            """
            Make a twin from a paragraph. Every sentence of it rests on one of yours; what you did not
            say stays empty and is named. Write about somebody imagined, or with their consent.

            Examples:
              twins prospect "Nora is a 34-year-old nurse from Cork. She hates queues. She wants to cook more."
              twins prospect nora.txt --out twins/nora.twin.yaml
            """)
        { Paragraph, Called, Out, Force, Model, Url, Budget };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var (text, source) = Words(parsed.GetRequiredValue(Paragraph));
        var path = parsed.GetValue(Out);
        if (path is not null && !path.EndsWith(".twin.yaml", StringComparison.Ordinal)) throw new UsageException($"--out is '{path}'; write a file that ends in .twin.yaml.");
        if (path is not null && File.Exists(path) && !parsed.GetValue(Force)) throw new UsageException($"{path} is there already; use --force to replace it, or another --out.");
        if (parsed.GetValue(Called) is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > 200)) throw new UsageException("--name is blank or longer than 200 characters.");
        var (twin, unknown) = new ProspectReader(source).Read(text, parsed.GetValue(Called));
        using var answerer = await Answerer.OpenAsync(Answerer.Options(parsed.GetValue(Model), parsed.GetValue(Url)), $"prospect-{twin.Id}", parsed.GetValue(Budget), TimeProvider.System, stop);
        if (answerer.Structured is { } structured)
        {
            (twin, var problem) = await new ModelProfile(structured, Redactor.Create([])).DistilAsync(twin, stop);
            if (problem is not null) Edge.Say($"Extracted and not distilled by the model: {problem}.");
        }
        var yaml = YamlWriter.Write(twin);
        if (path is null) Console.Write(yaml);
        else Write(path, yaml);
        if (unknown.Count > 0) Edge.Say($"The paragraph does not say: {string.Join(", ", unknown)}. Add sentences about them, or edit the document.");
        var errors = TwinLinter.Lint(twin).Where(f => f.Severity is Severity.Error).ToList();
        foreach (var error in errors) Edge.Say($"{error.Field}: {error.Message}");
        return errors.Count is 0 ? 0 : Edge.Failed;
    }

    private static (string Text, string Source) Words(string argument)
    {
        var isFile = argument.Length < 1_000 && File.Exists(argument);
        // The name of a file that is not there says nothing about anybody.
        if (!isFile && (Directory.Exists(argument) || Path.GetExtension(argument) is ".txt" or ".md")) throw new UsageException($"{argument} is {(Directory.Exists(argument) ? "a folder" : "not there")}; name a text file, or write a few sentences about somebody.");
        if (isFile && new FileInfo(argument).Length > 4 * ProspectReader.LongestParagraph) throw new UsageException($"{argument} is too long for a paragraph; cut it to {ProspectReader.LongestParagraph} characters, or build twins from data: twins build.");
        var text = isFile ? File.ReadAllText(argument) : argument;
        if (string.IsNullOrWhiteSpace(text)) throw new UsageException("The paragraph is blank; write a few sentences about somebody.");
        if (text.Length > ProspectReader.LongestParagraph) throw new UsageException($"The paragraph is longer than {ProspectReader.LongestParagraph} characters; cut it, or build twins from data: twins build.");
        return (text, isFile ? Path.GetFileName(argument) : "paragraph");
    }

    private static void Write(string path, string yaml)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        WholeFile.Write(path, yaml);
        Console.WriteLine(path);
    }
}
