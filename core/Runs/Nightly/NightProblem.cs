using Twins.Core.Documents;
using Twins.Core.Governance;
using Twins.Core.Governance.Register;
using Twins.Core.Respondents;

namespace Twins.Core.Runs.Nightly;

/// <summary>Why a night could not order a run, in a sentence that a person can act on.</summary>
/// <param name="MayPass">Whether the same may work a minute later, though nobody does anything.</param>
internal sealed record NightProblem(string Sentence, bool MayPass)
{
    private const int Longest = 500;

    public static NightProblem Of(string campaign, Exception failure) => failure switch
    {
        DocumentException e => new(Said($"{e.Message}"), MayPass: false),
        KeyNotFoundException => new($"There is no campaign '{campaign}' any more; put it back, or delete its schedule.", MayPass: false),
        ConsentException or SignOffException or AuditException => new(Said(failure.Message), MayPass: false),
        ArgumentException or InvalidDataException or ModelFaultException => new(Said(failure.Message), MayPass: false),
        // What went wrong inside is for the log of whoever runs Twins; its words may name machines.
        _ => new($"The run could not be ordered ({failure.GetType().Name}); look into the log, or wait: it is tried a few times.", MayPass: true),
    };

    private static string Said(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        line = line.Length > Longest ? line[..Longest] + "…" : line;
        return line.EndsWith('.') || line.EndsWith('…') ? line : line + ".";
    }
}
