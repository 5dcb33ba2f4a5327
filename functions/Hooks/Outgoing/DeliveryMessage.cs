namespace Twins.Functions.Hooks.Outgoing;

/// <summary>A delivery is due; the record says the rest.</summary>
/// <param name="Attempt">Which attempt is meant, counted from 0. A message that comes twice finds it made.</param>
public sealed record DeliveryMessage(string Id, int Attempt = 0)
{
    public const string Queue = "deliveries";
}
