using System.Diagnostics;
using OpenTelemetry;

namespace Twins.Adapters.Telemetry;

/// <summary>Takes the words out of a failure before it is sent: a service's complaint can repeat what it was asked. Its kind stays.</summary>
internal sealed class Discretion : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        if (data.StatusDescription is not null) data.SetStatus(data.Status);
    }
}
