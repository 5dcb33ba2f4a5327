using System.Globalization;
using Spectre.Console;
using Twins.Core.Runs;

namespace Twins.Cli.Terminal;

/// <summary>
/// Shows where a run stands, on stderr: one line that renews itself on a terminal, one line every few seconds in a log.
/// </summary>
internal sealed class ProgressView(IAnsiConsole console, RunDriver driver, TimeProvider clock, bool isFree, decimal? budget)
{
    private static readonly TimeSpan RateWindow = TimeSpan.FromSeconds(20);

    private readonly Queue<(long At, long Done)> history = new();

    /// <summary>Shows progress until <paramref name="run"/> ends.</summary>
    public async Task WhileAsync(Task run)
    {
        var start = clock.GetTimestamp();
        if (console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal)
            await console.Status().Spinner(Spinner.Known.Dots).StartAsync(Line(start), status => TickAsync(run, TimeSpan.FromMilliseconds(200), () => status.Status(Markup.Escape(Line(start)))));
        else
            await TickAsync(run, TimeSpan.FromSeconds(5), () => console.WriteLine(Line(start)));
        // The last line tells the rate of the whole run.
        history.Clear();
        console.WriteLine(Line(start));
        await run;
    }

    private async Task TickAsync(Task run, TimeSpan every, Action show)
    {
        while (await Task.WhenAny(run, Task.Delay(every, clock)) != run) show();
    }

    private string Line(long start)
    {
        var now = clock.GetTimestamp();
        var p = driver.Progress;
        history.Enqueue((now, p.Done));
        while (history.Count > 2 && clock.GetElapsedTime(history.Peek().At, now) > RateWindow) history.Dequeue();
        var (then, before) = history.Count > 1 ? history.Peek() : (start, 0);
        var seconds = clock.GetElapsedTime(then, now).TotalSeconds;
        var rate = seconds > 0 ? (p.Done - before) / seconds : 0;
        var left = p.Done == p.Total ? "done" : rate > 0 ? $"{Span(TimeSpan.FromSeconds((p.Total - p.Done) / rate))} left" : "time left unknown";
        return string.Create(CultureInfo.InvariantCulture, $"{p.Done:N0} of {p.Total:N0} asked · {rate:N0}/s · {left} · {Money(p)} · {Outcomes(p.Tally)}");
    }

    private string Money(RunProgress p) =>
        isFree ? "free"
        : string.Create(CultureInfo.InvariantCulture, $"${p.Usage.Cost:0.0000}{(budget is { } b ? $" of ${b:0.00##}" : "")} for {p.Usage.Calls:N0} calls, {p.Usage.Reused:N0} from the ledger");

    private static string Outcomes(OutcomeTally tally) =>
        string.Join(", ", tally.Kinds.Where(k => k.Count > 0 || k.Kind is "answered").Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Count:N0} {k.Kind}")));

    private static string Span(TimeSpan t) => t switch
    {
        { TotalHours: >= 1 } => $"{(int)t.TotalHours} h {t.Minutes} min",
        { TotalMinutes: >= 1 } => $"{t.Minutes} min {t.Seconds} s",
        _ => $"{Math.Max(1, (int)t.TotalSeconds)} s",
    };
}
