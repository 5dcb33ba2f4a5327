using Twins.Core.Governance;
using Twins.Core.Personas;

namespace Twins.Cli.Terminal;

/// <summary>Whether real people agreed to what is about to be done with their twins.</summary>
internal static class ConsentGate
{
    /// <exception cref="ConsentException">Somebody has not.</exception>
    public static async Task RequireAsync(IEnumerable<Twin> twins, Purpose purpose, CancellationToken cancellationToken)
    {
        var (clock, people) = (TimeProvider.System, twins.Where(t => t.Subject is not null).ToList());
        // What was taken back stands in the store; where there is none, nothing was.
        if (people.Count > 0 && LocalStores.OpenIfThere(clock) is { } stores)
        {
            var desk = new ConsentDesk(stores.Records, clock);
            foreach (var twin in people) await desk.RequireAsync(twin, purpose, cancellationToken);
            return;
        }
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        foreach (var twin in people) if (ConsentStanding.Of(twin, purpose, today, withdrawn: null) is { Allows: false } standing) throw new ConsentException(twin.Name, standing);
    }
}
