using System.ClientModel.Primitives;
using System.Globalization;

namespace Twins.Adapters.Retries;

/// <summary>When a service wants to be asked again: retry-after-ms, else Retry-After in seconds or as a date.</summary>
internal static class RetryAfter
{
    public static TimeSpan? Read(PipelineResponse? response, TimeProvider clock)
    {
        if (response is null) return null;
        if (response.Headers.TryGetValue("retry-after-ms", out var ms) && double.TryParse(ms, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds is >= 0 and < 1e9) return TimeSpan.FromMilliseconds(milliseconds);
        return response.Headers.TryGetValue("Retry-After", out var after) ? Read(after, clock) : null;
    }

    /// <param name="after">The value of a Retry-After header; null for none.</param>
    /// <param name="clock">Says how far away a date is.</param>
    public static TimeSpan? Read(string? after, TimeProvider clock)
    {
        if (double.TryParse(after, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e6) return TimeSpan.FromSeconds(seconds);
        if (!DateTimeOffset.TryParse(after, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return null;
        var wait = at - clock.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
