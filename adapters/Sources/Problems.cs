using System.Globalization;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>Tells what could not be used in one file; after some of a kind, only how many more there are.</summary>
internal sealed class Problems(string file, Action<SourceProblem> tell)
{
    /// <summary>For a first look at a file: what is wrong with it is told when it is read.</summary>
    public static Problems Untold => new("", _ => { });

    private readonly Dictionary<string, int> told = new(StringComparer.Ordinal);

    /// <param name="problem">Never with the content, so that there are few of them.</param>
    public void Say(string? at, string problem)
    {
        var times = told[problem] = told.GetValueOrDefault(problem) + 1;
        if (times <= SourceLimits.Told) tell(new SourceProblem(file, at, problem));
    }

    /// <summary>When the file is over.</summary>
    public void End()
    {
        foreach (var (problem, times) in told.Where(t => t.Value > SourceLimits.Told)) tell(new SourceProblem(file, null, string.Create(CultureInfo.InvariantCulture, $"{times - SourceLimits.Told:N0} more places, each of which {problem}")));
        told.Clear();
    }
}
