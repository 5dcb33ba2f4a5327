using System.Diagnostics;

namespace Twins.Bench.Talks;

/// <summary>How soon people read what a model says, whether anybody is lost or answered twice among many, and after a kill.</summary>
internal static class TalkBenchmark
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1), Word = TimeSpan.FromMilliseconds(150);

    /// <summary>Messages come out of the queue again half a minute after they were taken in; a second answer would be there by then.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(40);

    /// <param name="parts">Some of <c>first</c>, <c>many</c> and <c>killed</c>; none for all.</param>
    public static async Task<int> RunAsync(string functions, string[] parts)
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors for the app, the model server and the connector together, .NET {Environment.Version}.");
        foreach (var part in parts is [] ? ["first", "many", "killed"] : parts)
        {
            Console.WriteLine();
            await (part switch
            {
                "first" => FirstAsync(functions),
                "many" => ManyAsync(functions, 200),
                "killed" => KilledAsync(functions, 50),
                _ => throw new ArgumentException($"'{part}' is no part of this benchmark; name first, many or killed.", nameof(parts)),
            });
        }
        return 0;
    }

    private static async Task FirstAsync(string functions)
    {
        Console.WriteLine("| first text after | talks at once | talks | ms beyond the pace: median | 95 % | most | bare loop, ms: median / 95 % / most | ratio of medians |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (first, atOnce, rounds) in new[] { (3.0, 1, 20), (3.0, 20, 5), (0.5, 1, 20), (0.5, 20, 5) }) await FirstText.MeasureAsync(functions, TimeSpan.FromSeconds(first), atOnce, rounds);
    }

    private static async Task ManyAsync(string functions, int people)
    {
        await using var app = await TalkingApp.StartAsync(functions, First, Word);
        var begun = Stopwatch.GetTimestamp();
        await app.CrowdAsync(people);
        await app.Connector.UntilAsync(people, h => h.IsAnswer, TimeSpan.FromMinutes(3));
        var took = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var requests = app.Connector.All.Count;
        await Task.Delay(Again);
        var taken = Percentiles.Of(app.Said.Values.Select(s => s.Taken - s.Said), 1);
        var signs = Percentiles.Of(app.Connector.All.GroupBy(h => h.Conversation, StringComparer.Ordinal).Select(g => g.Min(h => h.Arrived) - app.Said[g.Key[2..]].Said), 1);
        var tally = app.Tally(people);
        Console.WriteLine($"{people} conversations at once on one process: {tally}. All answered after {took:0.0} s, with {app.ModelCalls} calls of the model; {requests} requests to the channel, {requests / took:0} a second, no two in a chat closer than {tally.Nearest:0.00} s; {app.App.PeakMemory >> 20} MB at most.");
        Console.WriteLine($"Seconds (median / 95 % / most): until the channel heard 200 {taken.As("0.0", " / ")}, until the person saw a first sign {signs.As("0.0", " / ")}.");
    }

    private static async Task KilledAsync(string functions, int people)
    {
        await using var app = await TalkingApp.StartAsync(functions, First, Word);
        await app.CrowdAsync(people);
        await app.Connector.UntilAsync(people / 2, h => h.StreamType is "streaming", TimeSpan.FromMinutes(1));
        Kill(app, people);
        var calls = app.ModelCalls;
        await app.StartAppAsync();
        // The model speaks again, and is in the middle of it.
        await RecordingConnector.UntilAsync(() => app.ModelCalls >= calls + 4, TimeSpan.FromMinutes(3));
        await Task.Delay(3 * First);
        Kill(app, people);
        var begun = Stopwatch.GetTimestamp();
        await app.StartAppAsync();
        await app.Connector.UntilAsync(people, h => h.IsAnswer, TimeSpan.FromMinutes(6));
        var took = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await Task.Delay(Again);
        Console.WriteLine($"{people} conversations through both kills: {app.Tally(people)}; the last was answered {took:0} s after the second start. {app.ModelCalls} calls of the model, {app.ModelCalls - people} more than answers.");
    }

    private static void Kill(TalkingApp app, int people)
    {
        app.App.Dispose();
        var (answered, reading, begun) = (app.Connector.Count(h => h.IsAnswer), app.Connector.Count(h => h.StreamType is "streaming"), app.Connector.Count(_ => true));
        Console.WriteLine($"Killed when of {people} {begun} had a first sign, {reading} had read words and {answered} had their answer; the model had been called {app.ModelCalls} times.");
    }
}
