using System.ComponentModel;
using Twins.Core.Personas;
using Twins.Core.Personas.Change;
using Twins.Core.Personas.Change.Watching;
using Twins.Core.Storage;

namespace Twins.Core.Validations;

/// <summary>The watch over the panel whose history the page shows beside the validation.</summary>
public sealed record PanelWatch
{
    [Description("The fixed set of questions (*.questions.yaml), relative to the validation.")]
    public required string Questions { get; init; }

    [Description("As 'twins watch' was told; 2 unless given.")]
    public int Replicates { get; init; } = 2;

    [Description("As 'twins watch' was told; 1 unless given.")]
    public int Seed { get; init; } = 1;

    /// <returns>Null where the watch never ran.</returns>
    internal async Task<DriftHistory?> ReadAsync(Panel panel, QuestionSet set, IRecordStore records, CancellationToken cancellationToken)
    {
        var points = await new WatchBook(records, new Watch(panel, set, Replicates, Seed).Id).ReadAsync(cancellationToken);
        return points.Count is 0 ? null : DriftHistory.Of(set, points);
    }
}
