using CsCheck;
using Twins.Adapters.Storage.Embedded;
using Twins.Core.Governance.Register;

namespace Twins.Tests.Governance.Register;

/// <summary>What was done to a stored log behind its back is found, and named for what it is.</summary>
public sealed class AuditCheckTests : IAsyncLifetime
{
    private const int Entries = 8;

    private readonly TemporaryFolder folder = new();
    private AuditCopy log = null!;

    public async ValueTask InitializeAsync()
    {
        var writing = new AuditLog(new SqliteRecords(EmbeddedDatabase.Open(folder.Path)), TimeProvider.System);
        for (var i = 0; i < Entries; i++)
            await writing.AppendAsync(new AuditEvent("legal-1", "approved", $"twin:t{i}") { Detail = new Dictionary<string, string> { ["use"] = "credit" }, Note = i % 3 is 0 ? $"Because of {i}" : null }, CancellationToken.None);
        log = await writing.CopyAsync(CancellationToken.None);
        Assert.True(AuditCheck.Of(log).Holds);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return default;
    }

    [Fact]
    public void Every_single_bit_of_every_entry_note_and_head_is_watched()
    {
        for (var i = 0; i < log.Lines.Count; i++)
            foreach (var line in Flipped(log.Lines[i].Line)) Assert.False(AuditCheck.Of(With(i, log.Lines[i] with { Line = line })).Holds);
        foreach (var (binding, note) in log.Notes)
            foreach (var line in Flipped(note)) Assert.False(AuditCheck.Of(log with { Notes = new Dictionary<string, ReadOnlyMemory<byte>>(log.Notes, StringComparer.Ordinal) { [binding] = line } }).Holds);
        foreach (var line in Flipped(log.HeadAfter!.Value)) Assert.False(AuditCheck.Of(log with { HeadBefore = line, HeadAfter = line }).Holds);
    }

    [Fact]
    public void Every_single_bit_of_a_key_is_watched()
    {
        for (var i = 0; i < log.Lines.Count; i++)
            for (var at = 0; at < log.Lines[i].Id.Length; at++)
                for (var bit = 0; bit < 7; bit++)
                {
                    var id = log.Lines[i].Id.ToCharArray();
                    id[at] = (char)(id[at] ^ (1 << bit));
                    Assert.False(AuditCheck.Of(Sorted(With(i, log.Lines[i] with { Id = new string(id) }))).Holds);
                }
    }

    [Fact]
    public void Any_other_bytes_in_the_place_of_an_entry_are_found() =>
        Gen.Select(Gen.Int[0, Entries - 1], Gen.Byte.Array[0, 400]).Sample((at, bytes) => !AuditCheck.Of(With(at, log.Lines[at] with { Line = bytes })).Holds, iter: 2000);

    [Fact]
    public void Any_entries_but_all_of_them_in_order_are_found()
    {
        // Any choice of entries in any order, under the keys that they had or numbered anew.
        Gen.Select(Gen.Int[0, Entries - 1].Array[0, Entries + 2], Gen.Bool).Sample((picks, anew) =>
        {
            var lines = picks.Select((pick, i) => anew ? new StoredLine(log.Lines[0].Id[..^2] + (i + 1).ToString("D2", System.Globalization.CultureInfo.InvariantCulture), log.Lines[pick].Line) : log.Lines[pick]).DistinctBy(l => l.Id).ToList();
            var changed = Sorted(log with { Lines = lines });
            return AuditCheck.Of(changed).Holds == changed.Lines.SequenceEqual(log.Lines);
        }, iter: 5000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public void A_deleted_entry_is_named(int place)
    {
        var fault = Assert.Single(AuditCheck.Of(log with { Lines = [.. log.Lines.Where((_, i) => i != place - 1)] }).Faults);
        Assert.Equal((AuditFaultKind.Deleted, place, $"Entry {place} is missing."), (fault.Kind, fault.Sequence, fault.Sentence));
    }

    [Fact]
    public void Two_entries_that_changed_places_are_named()
    {
        var swapped = log with { Lines = [.. log.Lines.Select((l, i) => l with { Line = log.Lines[i is 2 ? 3 : i is 3 ? 2 : i].Line })] };
        Assert.Equal([(AuditFaultKind.Reordered, 3L), (AuditFaultKind.Reordered, 4L)], AuditCheck.Of(swapped).Faults.Where(f => f.Kind is AuditFaultKind.Reordered).Select(f => (f.Kind, f.Sequence)));
    }

    [Fact]
    public void An_entry_that_was_replaced_by_a_well_made_one_is_named()
    {
        var entry = log.Entries.ElementAt(3) with { Actor = "somebody-else" };
        var fault = Assert.Single(AuditCheck.Of(With(3, log.Lines[3] with { Line = entry.Line() })).Faults);
        Assert.Equal((AuditFaultKind.Unlinked, 5), (fault.Kind, fault.Sequence));
    }

    [Fact]
    public void An_end_that_was_cut_off_is_named()
    {
        for (var left = 0; left < Entries; left++) Assert.Equal(AuditFaultKind.Truncated, AuditCheck.Of(log with { Lines = [.. log.Lines.Take(left)] }).Faults[^1].Kind);
    }

    [Fact]
    public void More_than_one_entry_behind_the_head_is_no_interrupted_append()
    {
        var head = AuditHead.At(log.Entries.ElementAt(Entries - 3)).Line();
        Assert.Equal(AuditFaultKind.HeadEdited, Assert.Single(AuditCheck.Of(log with { HeadBefore = head, HeadAfter = head }).Faults).Kind);
        Assert.Equal(AuditFaultKind.HeadEdited, Assert.Single(AuditCheck.Of(log with { HeadBefore = null, HeadAfter = null }).Faults).Kind);
        var near = AuditHead.At(log.Entries.ElementAt(Entries - 2)).Line();
        var interrupted = AuditCheck.Of(log with { HeadBefore = near, HeadAfter = near });
        Assert.Equal((true, true), (interrupted.Holds, interrupted.Interrupted));
    }

    [Fact]
    public void A_log_that_was_cut_and_written_anew_is_found_with_a_head_that_was_kept_elsewhere_and_not_without()
    {
        var kept = AuditCheck.Of(log).Head!;
        var lines = log.Lines.Take(4).ToList();
        var last = log.Entries.ElementAt(3);
        for (var i = 4; i < Entries; i++)
        {
            last = log.Entries.ElementAt(i) with { Actor = "somebody-else", Previous = last.Hash() };
            lines.Add(log.Lines[i] with { Line = last.Line() });
        }
        var head = AuditHead.At(last).Line();
        var forged = log with { Lines = lines, HeadBefore = head, HeadAfter = head };
        Assert.True(AuditCheck.Of(forged).Holds);
        Assert.Equal(AuditFaultKind.HeadUnknown, Assert.Single(AuditCheck.Of(forged, kept).Faults).Kind);
    }

    [Theory]
    [InlineData("""{"sequence":1,"at":"2026-11-26T06:00:00+01:00",""")]
    [InlineData("""{"sequence": 1,"at":"2026-11-26T05:00:00+00:00",""")]
    [InlineData("""{"at":"2026-11-26T05:00:00+00:00","sequence":1,""")]
    [InlineData("""{"sequence":1,"at":"2026-11-26T05:00:00+00:00","actor":"b",""")]
    [InlineData("""{"sequence":1,"at":"2026-11-26T05:00:00+00:00","note":null,""")]
    public void An_entry_that_is_spelled_in_another_way_is_none_even_with_its_hash(string begins)
    {
        var rest = $$"""
            "actor":"a","action":"did","subject":"it","detail":{},"previous":"{{AuditEntry.Beginning}}"}
            """;
        Assert.NotNull(AuditEntry.Read(Hashed("""{"sequence":1,"at":"2026-11-26T05:00:00+00:00",""" + rest)));
        Assert.Null(AuditEntry.Read(Hashed(begins + rest)));
    }

    private static byte[] Hashed(string json)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(json);
        return [.. System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)) + " "), .. bytes];
    }

    private AuditCopy With(int at, StoredLine line) => log with { Lines = [.. log.Lines.Select((l, i) => i == at ? line : l)] };

    private static AuditCopy Sorted(AuditCopy copy) => copy with { Lines = [.. copy.Lines.OrderBy(l => l.Id, StringComparer.Ordinal)] };

    private static IEnumerable<ReadOnlyMemory<byte>> Flipped(ReadOnlyMemory<byte> line)
    {
        for (var bit = 0; bit < line.Length * 8; bit++)
        {
            var flipped = line.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return flipped;
        }
    }
}
