using Twins.Bot.Cards;
using Twins.Core.Documents;
using Twins.Core.Governance;
using Twins.Core.Personas;
using Twins.Core.Workspace;

namespace Twins.Bot.Twins;

/// <summary>Twins as cards show them: with the level that they really have and the consent that they rest on.</summary>
public sealed class TwinLines(WorkspaceTwins twins, ConsentDesk consent, TimeProvider clock)
{
    /// <summary>A twin that cannot be asked is shown as such.</summary>
    public async Task<TwinLine> OfAsync(TwinEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            var twin = await twins.ResolveAsync(entry.Id, cancellationToken);
            var standing = await consent.CheckAsync(twin, Purpose.Conversation, cancellationToken);
            return Of(twin, standing);
        }
        catch (DocumentException e)
        {
            return new TwinLine(entry.Id, entry.Name, entry.Summary, entry.Segment, FidelityLevel.Scripted, $"cannot be asked: {e.Problem}", CanBeAddressed: false);
        }
    }

    public TwinLine Of(Twin twin, ConsentStanding standing) =>
        new(twin.Id, twin.Name, twin.Summary, twin.Segment, Fidelity(twin).Level, Words(twin, standing), standing.Allows);

    public FidelityStanding Fidelity(Twin twin) => FidelityLevels.Of(twin, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));

    private static string Words(Twin twin, ConsentStanding standing) => standing.State switch
    {
        ConsentState.NotNeeded => "no real person",
        ConsentState.Valid => $"consent until {twin.Subject!.Consent!.Expires:yyyy-MM-dd}",
        _ => $"no valid consent: cannot be addressed",
    };
}
