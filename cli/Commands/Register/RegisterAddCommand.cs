using System.CommandLine;
using System.Security.Cryptography;
using Twins.Cli.Terminal;
using Twins.Core.Governance.Register;
using Twins.Core.Personas;

namespace Twins.Cli.Commands.Register;

internal static class RegisterAddCommand
{
    private static readonly Argument<string> Subject = RegisterArguments.Subject();
    private static readonly Option<string?> From = new("--from") { Description = "For a twin, the folder of its document; for a prompt, its file. Its version is the hash of what stands there." };
    private static readonly Option<string?> Version = new("--version") { Description = "For a model or a prompt, its version by name, such as 2025-04-14." };
    private static readonly Option<string> Owner = new("--owner") { Description = "Who answers for it: a staff id or a role.", Required = true };
    private static readonly Option<string> Purpose = new("--purpose") { Description = "What it is for.", Required = true };
    private static readonly Option<string> By = RegisterArguments.By();
    private static readonly Option<bool> Json = RegisterArguments.Json();

    public static Command Build()
    {
        var command = new Command(
            "add",
            """
            Register a twin, a model or a prompt; or, when it has changed, its new version, of which nothing is approved yet.

            Examples:
              twins register add twin:grace-adeyemi --from samples/grocer --owner cx-team --purpose "Messages to regular customers" --by cx-lead
              twins register add model:azure:gpt-mini --version 2025-04-14 --owner platform --purpose "Answers as twins" --by it-lead
              twins register add prompt:questionnaire --version 1 --owner cx-team --purpose "Asks twins a questionnaire" --by cx-lead
            """)
        { Subject, From, Version, Owner, Purpose, By, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(parsed.GetValue(Purpose))) throw new UsageException("--purpose is blank; say what it is for.");
        var what = await ReadAsync(parsed, stop);
        var entry = await RegisterArguments.Open(parsed).Book.AddAsync(what, parsed.GetRequiredValue(By), stop);
        return RegisterArguments.Done(entry, $"{what.Subject} is registered as version {what.Version}.", parsed.GetValue(Json));
    }

    private static async Task<Registration> ReadAsync(ParseResult parsed, CancellationToken stop)
    {
        var (subject, owner, purpose) = (parsed.GetRequiredValue(Subject), parsed.GetRequiredValue(Owner), parsed.GetRequiredValue(Purpose));
        return (RegisterSubject.Parse(subject), parsed.GetValue(From), parsed.GetValue(Version)) switch
        {
            ((RegisterSubject.Twin, var id), { } folder, null) => Registration.Of(TwinLibrary.Load(folder).Get(id), owner, purpose),
            ((RegisterSubject.Twin, _), _, _) => throw new UsageException($"Say where the twin's document is, and nothing else of its version: twins register add {subject} --from <folder>."),
            ((RegisterSubject.Prompt, _), { } file, null) => new Registration(subject, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file, stop))), owner, purpose),
            (_, null, { } version) => new Registration(subject, version, owner, purpose),
            _ => throw new UsageException($"Say which version it is: twins register add {subject} --version <name>."),
        };
    }
}
