using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>One file as its reader sees it.</summary>
/// <param name="File">How it is to be read.</param>
/// <param name="Problems">Where what cannot be used is told.</param>
internal sealed record SourceContext(SourceFile File, Problems Problems)
{
    /// <summary>The survey that lies beside an export; null where there is none.</summary>
    public QualtricsSurvey? Survey { get; init; }

    public SourceRecord Record(string at) => new() { Place = new SourcePlace(File.File, at, File.Licence), Segment = File.Segment, Synthetic = File.Synthetic };
}
