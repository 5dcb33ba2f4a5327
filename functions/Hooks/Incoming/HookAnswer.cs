using Twins.Functions.Http.Problems;

namespace Twins.Functions.Hooks.Incoming;

/// <summary>What came of a call.</summary>
internal abstract record HookAnswer
{
    private HookAnswer()
    {
    }

    public sealed record Started(string Run) : HookAnswer;

    /// <param name="Reason">For the log alone.</param>
    public sealed record Refused(string Reason) : HookAnswer;

    /// <summary>Signed as it should be, and of no use.</summary>
    public sealed record Unusable(Problem Problem) : HookAnswer;
}
