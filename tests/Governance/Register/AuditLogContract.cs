using Twins.Core.Governance.Register;
using Twins.Core.Storage;

namespace Twins.Tests.Governance.Register;

/// <summary>What the audit log does on every store.</summary>
public abstract class AuditLogContract : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private IRecordStore records = null!;

    private AuditLog Log => new(records, TimeProvider.System);

    /// <summary>The same store again, as another process would open it.</summary>
    protected abstract Task<IRecordStore> OpenAsync();

    public async ValueTask InitializeAsync() => records = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }

    [Fact]
    public async Task A_log_to_which_nothing_was_ever_written_holds()
    {
        var verdict = AuditCheck.Of(await Log.CopyAsync(None));
        Assert.True(verdict.Holds);
        Assert.Equal((0, null), (verdict.Entries, verdict.Head));
    }

    [Fact]
    public async Task Entries_are_read_as_they_were_written_and_the_last_hash_is_the_receipt()
    {
        var first = await Log.AppendAsync(new AuditEvent("legal-1", "approved", "twin:ann") { Detail = new Dictionary<string, string> { ["use"] = "credit", ["until"] = "2027-01-31" }, Note = "See “minutes” <4>,\nseen by all." }, None);
        var second = await Log.AppendAsync(new AuditEvent("legal-2", "revoked", "twin:ann"), None);
        var copy = await new AuditLog(await OpenAsync(), TimeProvider.System).CopyAsync(None);
        Assert.Equal([first.Hash(), second.Hash()], copy.Entries.Select(e => e.Hash()));
        Assert.Equal("See “minutes” <4>,\nseen by all.", copy.NoteOf(copy.Entries.First()));
        Assert.Equal("credit", copy.Entries.First().Detail["use"]);
        Assert.Equal(second.Hash(), AuditCheck.Of(copy, kept: first.Hash()).Head);
        Assert.True(AuditCheck.Of(copy, kept: first.Hash()).Holds);
    }

    [Fact]
    public async Task Four_who_append_at_once_make_one_chain()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync()));
        await Task.WhenAll(stores.Select((store, who) => Task.Run(async () =>
        {
            for (var i = 0; i < 15; i++) await new AuditLog(store, TimeProvider.System).AppendAsync(new AuditEvent($"writer-{who}", "counted", $"number:{i}"), None);
        })));
        var copy = await Log.CopyAsync(None);
        var verdict = AuditCheck.Of(copy);
        Assert.True(verdict.Holds, string.Join(' ', verdict.Faults.Select(f => f.Sentence)));
        Assert.False(verdict.Interrupted);
        Assert.Equal(60, copy.Entries.Select(e => (e.Actor, e.Subject)).Distinct().Count());
    }

    [Fact]
    public async Task A_check_that_runs_while_others_append_raises_no_alarm()
    {
        var other = await OpenAsync();
        var appending = Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++) await new AuditLog(other, TimeProvider.System).AppendAsync(new AuditEvent("writer", "counted", $"number:{i}") { Note = "n" }, None);
        }, None);
        do Assert.True(AuditCheck.Of(await Log.CopyAsync(None)).Holds);
        while (!appending.IsCompleted);
        await appending;
        Assert.Equal(40, AuditCheck.Of(await Log.CopyAsync(None)).Entries);
    }

    [Fact]
    public async Task Killed_at_any_write_it_holds_and_the_next_entry_makes_good_what_was_left()
    {
        var whole = 0;
        for (var kill = 0; whole < 2; kill++)
        {
            var before = (await Log.CopyAsync(None)).Lines.Count;
            var killed = new KilledRecords(records, kill);
            var finished = true;
            try
            {
                await new AuditLog(killed, TimeProvider.System).AppendAsync(new AuditEvent("a", "did", "it") { Note = "why" }, None);
            }
            catch (KilledException)
            {
                finished = false;
            }
            whole += finished ? 1 : 0;
            var verdict = AuditCheck.Of(await Log.CopyAsync(None));
            Assert.True(verdict.Holds, $"{kill}: {string.Join(' ', verdict.Faults.Select(f => f.Sentence))}");
            Assert.InRange(verdict.Entries, before + (finished ? 1 : 0), before + 1);
            Assert.Equal(!finished && verdict.Entries > before, verdict.Interrupted);
            await Log.AppendAsync(new AuditEvent("b", "went-on", "it"), None);
            Assert.False(AuditCheck.Of(await Log.CopyAsync(None)).Interrupted);
        }
    }

    [Fact]
    public async Task A_note_that_is_erased_leaves_the_chain_whole_and_one_that_is_taken_away_does_not_go_unnoticed()
    {
        for (var i = 1; i <= 3; i++) await Log.AppendAsync(new AuditEvent("a", "did", "it") { Note = $"Rosalind said so {i}" }, None);
        Assert.True(await Log.EraseNoteAsync(2, "dpo-1", None));
        Assert.False(await Log.EraseNoteAsync(2, "dpo-1", None));
        Assert.False(await Log.EraseNoteAsync(99, "dpo-1", None));
        var copy = await Log.CopyAsync(None);
        Assert.Equal((true, 1), (AuditCheck.Of(copy).Holds, AuditCheck.Of(copy).NotesErased));
        Assert.Equal(["Rosalind said so 1", null, "Rosalind said so 3", null], copy.Entries.Select(copy.NoteOf));
        await records.ChangeAsync(new RecordKey("audit-notes", copy.Entries.Last(e => e.Note is not null).Note!), _ => null, None);
        var fault = Assert.Single(AuditCheck.Of(await Log.CopyAsync(None)).Faults);
        Assert.Equal((AuditFaultKind.NoteEdited, 3), (fault.Kind, fault.Sequence));
    }

    [Fact]
    public async Task Nothing_is_added_to_a_log_whose_end_was_changed()
    {
        for (var i = 0; i < 3; i++) await Log.AppendAsync(new AuditEvent("a", "did", $"it:{i}"), None);
        var (key, copy) = (new RecordKey("audit-log", (await Log.CopyAsync(None)).Lines[^1].Id), await Log.CopyAsync(None));
        await records.ChangeAsync(key, _ => null, None);
        await Assert.ThrowsAsync<AuditException>(() => Log.AppendAsync(new AuditEvent("a", "did", "it"), None));
        await records.ChangeAsync(key, _ => [.. copy.Lines[0].Line.Span], None);
        await Assert.ThrowsAsync<AuditException>(() => Log.AppendAsync(new AuditEvent("a", "did", "it"), None));
        await records.ChangeAsync(key, _ => [.. copy.Lines[^1].Line.Span], None);
        Assert.Equal(4, (await Log.AppendAsync(new AuditEvent("a", "did", "it"), None)).Sequence);
    }

    [Theory]
    [InlineData("rosalind.tate@example.net", "approved", "twin:ann")]
    [InlineData("Rosalind Tate", "approved", "twin:ann")]
    [InlineData("", "approved", "twin:ann")]
    [InlineData("legal-1", "approved", "twin:ann\n")]
    [InlineData("legal-1", "ap\0proved", "twin:ann")]
    public async Task What_can_never_be_taken_out_again_is_an_id_or_is_refused(string actor, string action, string subject)
    {
        await Assert.ThrowsAsync<RegisterException>(() => Log.AppendAsync(new AuditEvent(actor, action, subject), None));
        Assert.Empty((await Log.CopyAsync(None)).Lines);
    }
}
