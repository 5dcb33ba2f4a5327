using System.Globalization;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Sharing;
using Twins.Core.Storage;
using Twins.Core.Studies;

namespace Twins.Core.Runs.Nightly;

/// <summary>
/// Orders every night what is scheduled. Any number of hosts may ring for the same night: one goes through it, and who goes
/// on after a death finds in the night's record what was done, and in the runs' names what was not written down any more.
/// </summary>
public sealed class NightDesk(IRecordStore records, RunDesk desk, RunJournal journal, StudyLoan studies, NightOptions options, TimeProvider clock)
{
    /// <summary>What rings later than this was asleep.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(15);

    /// <summary>How many nights back a run to compare with is looked for.</summary>
    private const int Memory = 90;

    private readonly ScheduleBook schedules = new(records);
    private readonly NightBook nights = new(records);

    /// <summary>Goes through a night. However many nights were missed before, they are caught up by this one.</summary>
    /// <param name="due">When the night was due; its date in UTC names it.</param>
    /// <param name="stop">The process stops; whoever comes next goes on.</param>
    /// <returns>The night; null when there is nothing to do, or somebody else is at it.</returns>
    public async Task<Night?> RunAsync(DateTimeOffset due, CancellationToken stop)
    {
        var date = DateOnly.FromDateTime(due.UtcDateTime);
        await using var lease = await Lease.TryTakeAsync(records, "night", options.Name, clock, stop);
        if (lease is null) return null;
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Lost);
        var scheduled = await DueAsync(date, both.Token);
        var last = await nights.RingAsync(date, both.Token);
        if (await nights.FindAsync(date, both.Token) is not { } night)
        {
            if (scheduled.Count is 0) return null;
            night = await nights.BeginAsync(new Night { Date = date, Due = due, Begun = clock.GetUtcNow(), CaughtUp = CaughtUp(due, date, last) }, both.Token);
        }
        return night.Through is null ? await ThroughAsync(night, scheduled, both.Token) : night;
    }

    /// <summary>Goes on with the newest night where somebody died over it, or where something failed that may have passed.</summary>
    /// <returns>The night; null when there is nothing to go on with, or somebody else is at it.</returns>
    public async Task<Night?> ContinueAsync(CancellationToken stop)
    {
        await foreach (var night in nights.ListAsync(null, stop)) return night.Through is null ? await RunAsync(night.Due, stop) : null;
        return null;
    }

    /// <summary>Tries again what could not be ordered on a night, and what was ordered and did not complete.</summary>
    /// <returns>The night; null when somebody else is at it.</returns>
    /// <exception cref="KeyNotFoundException">There is no such night.</exception>
    public async Task<Night?> RetryAsync(DateOnly date, CancellationToken stop)
    {
        await using var lease = await Lease.TryTakeAsync(records, "night", options.Name, clock, stop);
        if (lease is null) return null;
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Lost);
        var night = await nights.FindAsync(date, both.Token) ?? throw new KeyNotFoundException($"There is no night of {date:yyyy-MM-dd}.");
        foreach (var entry in night.Entries)
        {
            if (!await IsLostAsync(entry, both.Token)) continue;
            // A run that ended keeps its name; what is tried again is another run.
            var again = entry with { Attempt = entry.Attempt + (entry.Run is null ? 0 : 1), Failures = 0 };
            var tried = await schedules.FindAsync(entry.Campaign, both.Token) is { } found
                ? await OrderAsync(again, found.Schedule, date, both.Token)
                : again with { Problem = $"'{entry.Campaign}' has no schedule any more; write one, or start a run of it by hand." };
            night = await nights.ChangeAsync(date, n => n.With(tried), both.Token);
        }
        return night;
    }

    private async Task<Night> ThroughAsync(Night night, List<(NightEntry Entry, Schedule Schedule)> scheduled, CancellationToken stop)
    {
        foreach (var (entry, schedule) in scheduled)
        {
            if (night.Find(entry.Campaign, entry.Panel) is { } known && (known.Run is not null || known.IsSettled)) continue;
            var ordered = await OrderAsync(night.Find(entry.Campaign, entry.Panel) ?? entry, schedule, night.Date, stop);
            night = await nights.ChangeAsync(night.Date, n => n.With(ordered), stop);
        }
        return night.Entries.All(e => e.IsSettled) ? await nights.ChangeAsync(night.Date, n => n with { Through = clock.GetUtcNow() }, stop) : night;
    }

    /// <summary>One that fails is told in its entry and keeps no other from its night.</summary>
    private async Task<NightEntry> OrderAsync(NightEntry entry, Schedule schedule, DateOnly date, CancellationToken stop)
    {
        try
        {
            var changes = new PlanChanges(schedule.Replicates, Panel: entry.Panel);
            var wish = new RunWish($"the night of {date:yyyy-MM-dd}", KeyOf(entry, date))
            {
                Model = options.Model(schedule.Model),
                Budget = schedule.Share,
                Batch = schedule.Batch,
                Changes = changes,
                Since = schedule.Watch ? null : await SinceAsync(entry, date, stop),
            };
            var run = await studies(entry.Campaign, changes, async study =>
            {
                var (asked, wanted) = schedule.Watch ? await NightWatch.OfAsync(study, wish, schedule, date, records, stop) : (study, wish);
                return await desk.OrderAsync(asked, wanted, stop);
            }, stop);
            return entry with { Run = run.Id, Since = run.Order.Since, Problem = null, Failures = 0 };
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            var problem = NightProblem.Of(entry.Campaign, e);
            return entry with { Problem = problem.Sentence, Failures = problem.MayPass ? entry.Failures + 1 : 0 };
        }
    }

    private async Task<List<(NightEntry, Schedule)>> DueAsync(DateOnly date, CancellationToken stop)
    {
        var due = new List<(NightEntry, Schedule)>();
        await foreach (var (campaign, schedule, _) in schedules.ListAsync(null, stop))
            if (schedule.IsDue(date)) due.AddRange(schedule.Asked.Select(panel => (new NightEntry(campaign, panel), schedule)));
        return due;
    }

    /// <summary>The last night's run of the same campaign and panel that completed.</summary>
    private async Task<string?> SinceAsync(NightEntry entry, DateOnly date, CancellationToken stop)
    {
        var looked = 0;
        await foreach (var night in nights.ListAsync(date, stop))
        {
            if (looked++ >= Memory) break;
            if (night.Find(entry.Campaign, entry.Panel) is { Run: { } run } && await journal.ReadAsync(run, stop) is { Report.End.Kind: RunEndKind.Completed }) return run;
        }
        return null;
    }

    private async Task<bool> IsLostAsync(NightEntry entry, CancellationToken stop) =>
        entry.Run is null || await journal.ReadAsync(entry.Run, stop) is null or { Report.End.Kind: not RunEndKind.Completed };

    private string? CaughtUp(DateTimeOffset due, DateOnly date, DateOnly? last)
    {
        var now = clock.GetUtcNow();
        var missed = last is { } rung ? date.DayNumber - rung.DayNumber - 1 : 0;
        string?[] parts =
        [
            now - due > Late ? string.Create(CultureInfo.InvariantCulture, $"Caught up at {now.UtcDateTime:d MMMM HH:mm} UTC; it was due at {due.UtcDateTime:d MMMM HH:mm}.") : null,
            missed > 0 ? missed is 1 ? "The night before was missed; this one stands for both." : $"The {missed} nights before were missed; this one stands for all of them." : null,
        ];
        return string.Join(' ', parts.OfType<string>()) is { Length: > 0 } sentence ? sentence : null;
    }

    private static string KeyOf(NightEntry entry, DateOnly date) =>
        $"night|{date:yyyy-MM-dd}|{entry.Campaign}|{entry.Panel}{(entry.Attempt > 1 ? $"|{entry.Attempt}" : "")}";
}

/// <param name="Name">This process, for people who look at leases.</param>
/// <param name="Model">The model that a schedule means: the one that it names, else the configured one; null for the offline respondent.</param>
public sealed record NightOptions(string Name, Func<string?, string?> Model);
