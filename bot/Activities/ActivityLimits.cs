namespace Twins.Bot.Activities;

/// <summary>What an activity may hold. Each is several times what Teams sends.</summary>
public static class ActivityLimits
{
    public const int MaxBytes = 256 * 1024;

    /// <summary>Characters of an id or a name.</summary>
    public const int MaxName = 1000;

    public const int MaxUrl = 2000;

    /// <summary>Entities, members or reactions.</summary>
    public const int MaxItems = 500;
}
