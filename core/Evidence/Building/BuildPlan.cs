namespace Twins.Core.Evidence.Building;

/// <summary>Whom a build makes twins of.</summary>
public enum TwinsBy
{
    /// <summary>One twin for each customer segment.</summary>
    Segment,
    /// <summary>One twin for each person who agreed to it.</summary>
    Customer,
    /// <summary>One twin for each kind of people that their figures, traits and closed answers form.</summary>
    Cluster,
}

/// <summary>What is made of a folder of sources.</summary>
public sealed record BuildPlan
{
    /// <summary>Names the build; twins of another build are others.</summary>
    public required string Id { get; init; }

    public TwinsBy By { get; init; }

    /// <summary>The segment of people of whom no source says one.</summary>
    public string Rest { get; init; } = "everybody";

    /// <summary>How many kinds of people there are; told by the data unless given.</summary>
    public int? Clusters { get; init; }

    /// <summary>Rows of before this day may not be kept; null keeps all. Rows without a day are kept.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>How much evidence is kept of one twin.</summary>
    public int Room { get; init; } = 5000;

    /// <summary>And of all twins together: what bounds memory.</summary>
    public int RoomOfAll { get; init; } = 500_000;

    /// <summary>A figure of fewer people than these is left out of a segment: it would speak of persons.</summary>
    public int FewestPeople { get; init; } = 3;
}
