using System.CommandLine;
using Twins.Cli.Terminal;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Personas.Change;

namespace Twins.Cli.Commands.Live;

internal static class WriteCommand
{
    private static readonly Argument<string> Folder = LiveArguments.Folder();
    private static readonly Option<string> Path = LiveArguments.Path();
    private static readonly Option<string> Out = new("--out") { Description = "The folder to write the changed twins into.", Required = true };
    private static readonly Option<bool> Force = new("--force") { Description = "Write over what lies there." };

    public static Command Build()
    {
        var command = new Command(
            "write",
            """
            Write the twins of a folder as a life has changed them, as documents: to ask them, to study them
            beside the others, or to keep them. The documents they came from stay as they are.

            Examples:
              twins live write samples/grocer --path A --out lives/a
              twins ask lives/a grace-adeyemi "What do you think of the new prices?"
            """)
        { Folder, Path, Out, Force };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var (clock, path) = (TimeProvider.System, parsed.GetRequiredValue(Path));
        var library = TwinLibrary.Load(parsed.GetRequiredValue(Folder));
        await ConsentGate.RequireAsync(library.Twins, Purpose.Research, stop);
        var diary = new Diary(LocalStores.Open(clock).Records);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var (files, changes, known) = (new List<(string, string)>(), new List<string>(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var twin in library.Twins)
        {
            var lives = await diary.PathsAsync(twin.Id, stop);
            known.UnionWith(lives);
            // A twin to which nothing was told on this life is what it was.
            var entries = lives.Contains(path) ? await diary.ListAsync(twin.Id, path, stop) : [];
            var changed = TwinAt.Apply(twin, entries, today);
            var written = Alone(changed);
            if (!ReferenceEquals(changed, twin)) changes.Add($"{twin.Id}: {TwinVersion.Of(twin)[..8]} became {TwinVersion.Of(written)[..8]}");
            files.Add(($"{twin.Id}.twin.yaml", YamlWriter.Write(written)));
        }
        // Documents as they were must not pass for those of a life that nobody leads.
        if (!known.Contains(path)) throw new UsageException($"No twin of {library.Folder} leads a life '{path}'{Spelling.Suggest(path, known)}");
        if (!FileWriting.Write(parsed.InvocationConfiguration, parsed.GetRequiredValue(Out), files, parsed.GetValue(Force))) return Edge.Failed;
        changes.ForEach(Console.WriteLine);
        return 0;
    }

    /// <summary>What fragments and blends gave it is in it already; checks were of the twin as it was.</summary>
    private static Twin Alone(Twin twin) => twin with
    {
        Fragments = [],
        Kind = twin.Kind is TwinKind.Composite ? TwinKind.Segment : twin.Kind,
        Blend = [],
        Validations = [],
        Memory = twin.Memory.Where(item => item with { OwnId = item.Id }),
    };
}
