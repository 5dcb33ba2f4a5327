using System.CommandLine;
using Twins.Adapters.Models;
using Twins.Cli.Terminal;
using Twins.Core.Personas;
using Twins.Core.Personas.Change;

namespace Twins.Cli.Commands.Live;

internal static class ReflectCommand
{
    private static readonly Argument<string> Folder = LiveArguments.Folder();
    private static readonly Argument<string> Who = LiveArguments.Who();
    private static readonly Option<string> Path = LiveArguments.Path();
    private static readonly Option<string?> Model = new("--model") { Description = "azure:<deployment>, openai:<model>, or a model at TWINS_MODEL_URL. Without it (and without TWINS_MODEL) themes are counted." };
    private static readonly Option<string?> Url = new("--url") { Description = "Base URL of an OpenAI-compatible server." };

    public static Command Build()
    {
        var command = new Command(
            "reflect",
            """
            Let a twin form opinions from what it lived through. Each rests on entries of its diary.

            Examples:
              twins live reflect samples/grocer grace-adeyemi --path A
              twins live reflect samples/grocer grace-adeyemi --path A --model openai:gpt-4.1-mini
            """)
        { Folder, Who, Path, Model, Url };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var twin = TwinLibrary.Load(parsed.GetRequiredValue(Folder)).Get(parsed.GetRequiredValue(Who));
        await ConsentGate.RequireAsync([twin], Purpose.Research, stop);
        var (clock, path) = (TimeProvider.System, parsed.GetRequiredValue(Path));
        var stores = LocalStores.Open(clock);
        var diary = new Diary(stores.Records);
        var entries = await diary.ListAsync(twin.Id, path, stop);
        var opinions = await ReflectAsync(Answerer.Options(parsed.GetValue(Model), parsed.GetValue(Url)), stores, twin, path, entries, stop);
        foreach (var opinion in opinions)
        {
            var isNew = await diary.AppendAsync(opinion, stop);
            Console.WriteLine($"{(isNew ? "new" : "known")} {opinion.Part.ToString()!.ToLowerInvariant()}: {opinion.Text} [{string.Join(", ", opinion.Grounds)}]");
        }
        if (opinions.Count is 0) Edge.Say($"{entries.Count} entries support no opinion: at least {ThemeReflector.LeastEntries} must judge the same theme, and {ThemeReflector.LeastAgreement:0 %} of them alike.");
        return 0;
    }

    private static async Task<IReadOnlyList<DiaryEntry>> ReflectAsync(ModelOptions? options, LocalStores stores, Twin twin, string path, IReadOnlyList<DiaryEntry> entries, CancellationToken stop)
    {
        using var answerer = await Answerer.OpenAsync(options, "reflect", budget: null, stores.Clock, stop);
        IReflector reflector = answerer.Structured is { } call ? new ModelReflector(call, options!.Settings.Model) : new ThemeReflector();
        return await reflector.ReflectAsync(twin, path, entries, stop);
    }
}
