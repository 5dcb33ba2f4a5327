using System.CommandLine;
using Twins.Cli.Terminal;
using Twins.Core.Governance.Rights;

namespace Twins.Cli.Commands;

internal static class ShowCommand
{
    private static readonly Option<string> Subject = new("--subject") { Description = "What the person is known by, such as an e-mail address.", Required = true };
    private static readonly Argument<string[]> Folders = new("folders") { Description = "More folders with twins, such as copies.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> Out = new("--out") { Description = "The file to write, as Markdown; standard output unless given." };

    private static readonly Option<string?> To = new("--to") { Description = "A function app whose holdings are shown, too." };

    public static Command Build()
    {
        var command = new Command(
            "show",
            """
            Show everything that is held of one person, in words that the person can read.

            Examples:
              twins show --subject rosalind.tate@example.net
              twins show --subject C3003 --to https://my-app.azurewebsites.net --out for-the-person.md
            """)
        { Subject, Folders, Out, To };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var clock = TimeProvider.System;
        var stores = LocalStores.Open(clock);
        var trail = await stores.TrailAsync(parsed.GetRequiredValue(Subject), parsed.GetValue(Folders) ?? [], stop);
        var text = SubjectStatement.Write(trail, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        if (parsed.GetValue(To) is { } to) text += "\n" + await ThereAsync(to, trail, stop);
        if (parsed.GetValue(Out) is { } file)
        {
            await File.WriteAllTextAsync(file, text, stop);
            Edge.Say($"Written to {Path.GetFullPath(file)}.");
        }
        else
        {
            Console.Write(text);
        }
        return 0;
    }

    private static async Task<string> ThereAsync(string to, SubjectTrail trail, CancellationToken stop)
    {
        using var app = FunctionApp.At(to);
        using var response = await app.SendAsync(() => Subjects.Request("show", trail), stop);
        return response.IsSuccessStatusCode ? $"*At {app.Url}*\n\n{await response.Content.ReadAsStringAsync(stop)}" : throw new IOException($"{app.Url}: {await FunctionApp.ProblemAsync(response, stop)}");
    }
}
