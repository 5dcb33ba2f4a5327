using Twins.Core.Studies;

namespace Twins.Functions.Hooks.Outgoing;

/// <summary>When a delivery is tried again: soon, then less and less often, for more than three days.</summary>
internal static class RetryPlan
{
    private const double Jitter = 0.2;

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>A receiver may ask for a longer wait, up to a day.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);

    /// <param name="id">The delivery, which with the seed gives the jitter: up to a fifth more.</param>
    /// <param name="failed">How often it has failed, this time included.</param>
    /// <param name="attempt">The attempt that failed.</param>
    /// <returns>How long to wait; null when it is to be given up.</returns>
    public static TimeSpan? After(int seed, string id, int failed, Attempt attempt)
    {
        if (failed > Waits.Length || attempt.Status is StatusCodes.Status410Gone) return null;
        var chance = (Seeds.For(seed, id, $"{failed}") >> 11) * Math.Pow(2, -53);
        var wait = Waits[failed - 1] * (1 + (Jitter * chance));
        if (attempt.Status is not (StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable) || attempt.RetryAfter is not { } asked) return wait;
        return Max(wait, asked < LongestAsked ? asked : LongestAsked);
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
