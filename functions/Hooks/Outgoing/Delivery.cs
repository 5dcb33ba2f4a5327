namespace Twins.Functions.Hooks.Outgoing;

public enum DeliveryState
{
    /// <summary>Not delivered yet.</summary>
    Pending,
    /// <summary>The receiver has it.</summary>
    Delivered,
    /// <summary>Given up; a person may replay it.</summary>
    Dead,
}

/// <summary>An event on its way to one subscription.</summary>
public sealed record Delivery
{
    private const int MostAttempts = 40;

    public required string Subscription { get; init; }
    public required string Run { get; init; }
    public required string Type { get; init; }
    /// <summary>What is posted, byte for byte the same in every attempt.</summary>
    public required string Payload { get; init; }
    public required DateTimeOffset Created { get; init; }
    public DeliveryState State { get; init; }
    /// <summary>How often it was tried; names the message that is to bring the next attempt.</summary>
    public int Tried { get; init; }
    /// <summary>How often it has failed since it was made, or replayed.</summary>
    public int Failed { get; init; }
    /// <summary>When the next attempt is to be made.</summary>
    public required DateTimeOffset Due { get; init; }
    /// <summary>Whether a message for the next attempt is on its way.</summary>
    public bool Queued { get; init; }
    /// <summary>The latest attempts, oldest first.</summary>
    public IReadOnlyList<Attempt> Attempts { get; init; } = [];

    /// <summary>As it stands after an attempt.</summary>
    /// <param name="attempt">What came of it.</param>
    /// <param name="next">When the next one is to be made; null for none.</param>
    public Delivery After(Attempt attempt, DateTimeOffset? next) => this with
    {
        State = attempt.Error is null ? DeliveryState.Delivered : next is null ? DeliveryState.Dead : DeliveryState.Pending,
        Tried = Tried + 1,
        Failed = attempt.Error is null ? Failed : Failed + 1,
        Due = next ?? attempt.At,
        Queued = false,
        Attempts = [.. Attempts.TakeLast(MostAttempts - 1), attempt],
    };

    public Delivery Replayed(DateTimeOffset now) => this with { State = DeliveryState.Pending, Failed = 0, Due = now, Queued = false };
}
