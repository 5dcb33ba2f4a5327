using Twins.Core.Respondents;

namespace Twins.Adapters.Models;

/// <summary>Why one try of a call failed, in our words.</summary>
/// <param name="Retry">Whether the same call may work in a moment.</param>
/// <param name="Complaint">Whether the service said, or showed, that it is asked too much.</param>
/// <param name="After">When the service wants to be asked again.</param>
internal sealed record WireFault(FaultKind Kind, string Message, bool Retry = false, bool Complaint = false, TimeSpan? After = null);

/// <summary>Carries a fault from the try to the retry.</summary>
internal sealed class WireFaultException(WireFault fault) : Exception(fault.Message)
{
    public WireFault Fault => fault;
}
