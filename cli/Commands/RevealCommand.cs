using System.CommandLine;
using Twins.Cli.Terminal;
using Twins.Core.Evidence.PersonalData;

namespace Twins.Cli.Commands;

internal static class RevealCommand
{
    private static readonly Argument<string> Person = new("person") { Description = "The pseudonym, as evidence and documents name people: p-…" };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why; it is noted, and the person can ask for it.", Required = true };

    public static Command Build()
    {
        var command = new Command(
            "reveal",
            """
            Who is behind a pseudonym: only for people who agreed to be contacted ('contact' among the purposes
            in consents.csv), only while that consent holds, and every look is noted for the person.

            Examples:
              twins reveal p-k3v7q2m5n4b6x7z2c3d4f5g6h7 --reason "wants to be called about ticket T-118"
            """)
        { Person, Reason };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var person = parsed.GetRequiredValue(Person);
        if (!Pseudonyms.IsOne(person)) throw new UsageException($"'{person}' is no pseudonym; it looks like p-k3v7q2m5n4b6x7z2c3d4f5g6h7.");
        if (string.IsNullOrWhiteSpace(parsed.GetValue(Reason))) throw new UsageException("--reason is blank; say why you look.");
        if (LocalStores.OpenIfThere(TimeProvider.System) is not { } stores || await stores.Sealed.OpenAsync(person, parsed.GetRequiredValue(Reason), stop) is not { } known)
        {
            Edge.Say($"Nobody can be found by {person}: the person did not agree to be contacted, or the consent no longer holds.");
            return Edge.Failed;
        }
        foreach (var identifier in known) Console.WriteLine(identifier);
        return 0;
    }
}
