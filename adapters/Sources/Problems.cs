using System.Globalization;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>Tells what could not be used in one file; after some of a kind, only how many more there are.</summary>
internal sealed class Problems(string file, Action<SourceProblem> tell)
{
    private int told;

    public void Say(string? at, string problem)
    {
        if (told++ < SourceLimits.Told) tell(new SourceProblem(file, at, problem));
    }

    /// <summary>When the file is over.</summary>
    public void End()
    {
        if (told > SourceLimits.Told) tell(new SourceProblem(file, null, string.Create(CultureInfo.InvariantCulture, $"{told - SourceLimits.Told:N0} more places could not be used.")));
    }
}
