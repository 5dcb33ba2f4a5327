using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Twins.Cli.Commands;

/// <summary><c>twins new twin|panel|campaign &lt;id&gt;</c>: a commented document that reads and sweeps as it is.</summary>
internal static partial class NewCommand
{
    private const string AnyPanel = "new-panel.panel.yaml";

    public static Command Build()
    {
        var kind = new Argument<string>("kind") { Description = "twin, panel or campaign" };
        kind.AcceptOnlyFromAmong("twin", "panel", "campaign");
        var id = new Argument<string>("id") { Description = "lower-case letters, digits and dashes" };
        var folder = new Option<string>("--out") { Description = "The folder to write into", DefaultValueFactory = _ => "." };
        var command = new Command("new", "Write a commented twin, panel or campaign to start from") { kind, id, folder };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(kind), parsed.GetRequiredValue(id), parsed.GetRequiredValue(folder),
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string kind, string id, string folder, TextWriter output, TextWriter talk)
    {
        // The id becomes a file name: this pattern is also what keeps us inside --out.
        if (!Id().IsMatch(id))
        {
            talk.WriteLine($"'{id}' is not an id; use up to 64 lower-case letters, digits and dashes, beginning with a letter, such as 'maria-keane'.");
            return 2;
        }
        var path = Path.Combine(folder, $"{id}.{kind}.yaml");
        if (Path.Exists(path))
        {
            talk.WriteLine($"{path} is there already; choose another id or remove it first.");
            return 1;
        }
        try
        {
            Directory.CreateDirectory(folder);
            var text = Encoding.UTF8.GetBytes(Fill(kind, id, folder, talk));
            // CreateNew neither overwrites nor follows a link that appeared since.
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            talk.WriteLine($"{path} cannot be written: {e.Message} Choose another folder with --out.");
            return 1;
        }
        output.WriteLine(path);
        talk.WriteLine(NextStep(kind, folder));
        return 0;
    }

    private static string Fill(string kind, string id, string folder, TextWriter talk)
    {
        var name = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(id.Replace('-', ' '));
        var text = Template(kind);
        if (kind is "campaign") text = text.Replace(AnyPanel, PanelIn(folder, talk));
        return text.Replace($"\"new-{kind}\"", $"\"{id}\"")
            .Replace($"New {kind[..1].ToUpperInvariant()}{kind[1..]}", name);
    }

    /// <summary>The panel that a new campaign asks: the folder's own, or one that is still to be made.</summary>
    private static string PanelIn(string folder, TextWriter talk)
    {
        const string suffix = ".panel.yaml";
        var panels = Directory.EnumerateFiles(folder, "*" + suffix).Select(f => Path.GetFileName(f))
            .Where(f => Id().IsMatch(f[..^suffix.Length])).Order(StringComparer.Ordinal).ToList();
        if (panels.Count is 0) talk.WriteLine($"There is no panel in {folder} yet. Make one: twins new panel new-panel --out {folder}");
        if (panels.Count > 1) talk.WriteLine($"The folder has {panels.Count} panels; the campaign asks {panels[0]}. Change its 'panel' line for another.");
        return panels.FirstOrDefault(AnyPanel);
    }

    private static string NextStep(string kind, string folder) => kind switch
    {
        "twin" => $"Edit it, then check it: twins lint {folder}",
        "panel" => $"It asks every *.twin.yaml in {folder}.",
        _ => $"Edit it, then run it: twins sweep {folder}",
    };

    internal static string Template(string kind)
    {
        using var stream = typeof(NewCommand).Assembly.GetManifestResourceStream($"Twins.Cli.Templates.{kind}.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,63}\\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
