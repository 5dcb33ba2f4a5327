using Twins.Core.Governance.Register;
using Twins.Core.Studies;

namespace Twins.Cli.Terminal;

/// <summary>Whether somebody stands for it that a study runs on whose answers a decision about a real person could rest.</summary>
internal static class SignOffGate
{
    /// <exception cref="SignOffException">Nobody does.</exception>
    public static async Task RequireAsync(StudyPlan plan, CancellationToken cancellationToken)
    {
        // Most studies are not of this kind, and for them no store is opened.
        if (SignOff.UseOf(plan.Campaign) is null) return;
        await new SignOffDesk(LocalStores.Open(TimeProvider.System).Records, TimeProvider.System).RequireAsync(plan, cancellationToken);
    }
}
