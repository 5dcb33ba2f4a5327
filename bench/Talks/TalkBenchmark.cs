using System.Diagnostics;
using System.Text;
using MathNet.Numerics.Statistics;

namespace Twins.Bench.Talks;

/// <summary>How soon people read what a model says, whether anybody is lost or answered twice among many, and after a kill.</summary>
internal static class TalkBenchmark
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1.5), Word = TimeSpan.FromMilliseconds(150);

    public static async Task<int> RunAsync(string functions)
    {
        Console.WriteLine("| first text after | talks at once | ms beyond the pace: median | 95 % | most | bare loop, median ms | ratio |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (first, atOnce, rounds) in new[] { (3.0, 1, 8), (3.0, 20, 2), (0.5, 1, 8), (0.5, 20, 2) }) await FirstTextAsync(functions, TimeSpan.FromSeconds(first), atOnce, rounds);
        Console.WriteLine();
        await ManyAsync(functions, 200);
        Console.WriteLine();
        await KilledAsync(functions, 50);
        return 0;
    }

    private static async Task FirstTextAsync(string functions, TimeSpan first, int atOnce, int rounds)
    {
        await using var app = await TalkingApp.StartAsync(functions, first, Word);
        // The first one pays for starting up.
        await app.SayAsync("p9999");
        await app.UntilAsync(1, h => h.IsAnswer, TimeSpan.FromMinutes(1));
        for (var round = 0; round < rounds; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, atOnce).Select(i => app.SayAsync($"p{(round * atOnce) + i:0000}")));
            await app.UntilAsync(1 + ((round + 1) * atOnce), h => h.IsAnswer, TimeSpan.FromMinutes(1));
        }
        var delays = Enumerable.Range(0, atOnce * rounds).Select(i => Beyond(app, $"p{i:0000}")).ToList();
        var bare = (await BareLoop.RunAsync(app, Math.Max(4, rounds))).Median();
        Console.WriteLine($"| {first.TotalSeconds} s | {atOnce} | {delays.Median():0} | {delays.Quantile(.95):0} | {delays.Max():0} | {bare:0} | {delays.Median() / bare:0.0} |");
    }

    /// <summary>From when the text was there and the pace allowed it, to its arrival.</summary>
    private static double Beyond(TalkingApp app, string person)
    {
        var heard = app.Connector.All.Where(h => h.Conversation == $"a:{person}").OrderBy(h => h.Arrived).ToList();
        var at = heard.FindIndex(h => h.StreamType is "streaming" or "final");
        var allowed = at > 0 ? heard[at - 1].Answered + (long)(Pace.TotalSeconds * Stopwatch.Frequency) : 0;
        return (heard[at].Arrived - Math.Max(app.Spoken[person], allowed)) * 1000.0 / Stopwatch.Frequency;
    }

    private static async Task ManyAsync(string functions, int people)
    {
        await using var app = await TalkingApp.StartAsync(functions, TimeSpan.FromSeconds(1), Word);
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, people).Select(i => app.SayAsync($"p{i:0000}")));
        var taken = Stopwatch.GetElapsedTime(begun);
        await app.UntilAsync(people, h => h.IsAnswer, TimeSpan.FromMinutes(3));
        var heard = app.Connector.All;
        var near = heard.GroupBy(h => h.Conversation).SelectMany(g => g.OrderBy(h => h.Arrived).ToList() is var list ? list.Zip(list.Skip(1), (a, b) => (b.Arrived - a.Answered) / (double)Stopwatch.Frequency) : []).Min();
        Console.WriteLine($"{people} conversations at once on one process: all taken in within {taken.TotalSeconds:0.0} s, all answered after {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s; {Verdict(app, people)}. {heard.Count} requests to the channel, no two in a chat closer than {near:0.00} s; {app.App.PeakMemory >> 20} MB at most.");
    }

    private static async Task KilledAsync(string functions, int people)
    {
        await using var app = await TalkingApp.StartAsync(functions, TimeSpan.FromSeconds(1), Word);
        await Task.WhenAll(Enumerable.Range(0, people).Select(i => app.SayAsync($"p{i:0000}")));
        await app.UntilAsync(people / 2, h => h.StreamType is "streaming", TimeSpan.FromMinutes(1));
        app.App.Dispose();
        var first = app.Connector.All.Count(h => h.IsAnswer);
        await app.StartAppAsync();
        // Its messages come out of the queue half a minute after they were taken in.
        await Task.Delay(TimeSpan.FromSeconds(33));
        app.App.Dispose();
        var second = app.Connector.All.Count(h => h.IsAnswer);
        await app.StartAppAsync();
        await app.UntilAsync(people, h => h.IsAnswer, TimeSpan.FromMinutes(5));
        Console.WriteLine($"{people} conversations, the process killed with {first} answered and again with {second}: {Verdict(app, people)}; {app.ModelCalls} calls of the model.");
    }

    private static string Verdict(TalkingApp app, int people)
    {
        var answers = app.Connector.All.Where(h => h.IsAnswer).GroupBy(h => h.Conversation).ToList();
        var doubled = answers.Count(g => g.Select(h => h.Message).Distinct(StringComparer.Ordinal).Count() > 1);
        var broken = answers.Count(g => g.Any(h => !h.Text.Contains('.', StringComparison.Ordinal) || h.Text.Contains("broke off", StringComparison.Ordinal)));
        return new StringBuilder().Append(people - answers.Count).Append(" lost, ").Append(doubled).Append(" doubled, ").Append(broken).Append(" broken").ToString();
    }
}
