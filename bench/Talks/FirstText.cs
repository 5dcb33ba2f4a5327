using System.Diagnostics;

namespace Twins.Bench.Talks;

/// <summary>How soon people read the first words that a model says, beside a loop that does nothing else.</summary>
internal static class FirstText
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1.5), Word = TimeSpan.FromMilliseconds(50);

    public static async Task MeasureAsync(string functions, TimeSpan first, int atOnce, int rounds)
    {
        await using var app = await TalkingApp.StartAsync(functions, first, Word);
        // The first one pays for starting up.
        await app.SayAsync("p9999");
        await app.Connector.UntilAsync(1, h => h.IsAnswer, TimeSpan.FromMinutes(1));
        for (var round = 0; round < rounds; round++)
        {
            await app.CrowdAsync(atOnce, from: round * atOnce);
            await app.Connector.UntilAsync(1 + ((round + 1) * atOnce), h => h.IsAnswer, TimeSpan.FromMinutes(1));
        }
        var ours = Percentiles.Of(Enumerable.Range(0, atOnce * rounds).Select(i => Beyond(app, $"p{i:0000}")), 1000);
        var bare = Percentiles.Of(await BareLoop.RunAsync(app, atOnce, rounds), 1000);
        Console.WriteLine($"| {first.TotalSeconds} s | {atOnce} | {atOnce * rounds} | {ours.As("0", " | ")} | {bare.As("0.0", " / ")} | {ours.Median / bare.Median:0.0} |");
    }

    /// <summary>From when the text was there and the pace allowed it, to its arrival.</summary>
    private static long Beyond(TalkingApp app, string person)
    {
        var heard = app.Connector.All.Where(h => h.Conversation == $"a:{person}").OrderBy(h => h.Arrived).ToList();
        var at = heard.FindIndex(h => h.StreamType is "streaming" or "final");
        var allowed = at > 0 ? heard[at - 1].Answered + (long)(Pace.TotalSeconds * Stopwatch.Frequency) : 0;
        return heard[at].Arrived - Math.Max(app.Spoken[person].At, allowed);
    }
}
