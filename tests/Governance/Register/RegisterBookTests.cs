using Microsoft.Extensions.Time.Testing;
using Twins.Adapters.Storage.Embedded;
using Twins.Core.Governance.Register;
using Twins.Core.Personas;
using Twins.Core.Storage;

namespace Twins.Tests.Governance.Register;

public sealed class RegisterBookTests : IDisposable
{
    private const string Ann = "twin:ann";

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero));
    private readonly IRecordStore records;
    private readonly RegisterBook book;

    public RegisterBookTests()
    {
        records = new SqliteRecords(EmbeddedDatabase.Open(folder.Path));
        book = new RegisterBook(new AuditLog(records, clock), clock);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_registered_approved_revoked_and_went_wrong_is_read_back()
    {
        await book.AddAsync(new Registration(Ann, "v1", "cx-team", "Messages to customers"), "cx-lead", None);
        await book.ApproveAsync(Ann, new ApprovalRequest("credit", new DateOnly(2026, 12, 31), "Minutes"), "legal-1", None);
        await book.ApproveAsync(Ann, new ApprovalRequest("hiring", new DateOnly(2026, 11, 26), null), "legal-1", None);
        await book.RevokeAsync(Ann, "hiring", null, "legal-2", None);
        var incident = await book.OpenIncidentAsync(Ann, "Said it was a person", "cx-lead", None);
        clock.Advance(TimeSpan.FromDays(2));
        await book.CloseIncidentAsync(Ann, incident.Sequence, "Its voice was rewritten", "cx-lead", None);
        var entry = Assert.Single(await book.ReadAsync(None));
        Assert.Equal((Ann, "v1", "cx-team", "Messages to customers"), (entry.Subject, entry.Version, entry.Owner, entry.Purpose));
        Assert.Equal([true, false], entry.Approvals.Select(a => a.Holds("v1", new DateOnly(2026, 12, 31))));
        Assert.Equal([("credit", "legal-1", "Minutes"), ("hiring", "legal-1", null)], entry.Approvals.Select(a => (a.Use, a.By, a.Note)));
        var closed = Assert.Single(entry.Incidents);
        Assert.Equal(("Said it was a person", "Its voice was rewritten", clock.GetUtcNow()), (closed.What, closed.Outcome, closed.Closed!.Value));
    }

    [Fact]
    public async Task An_approval_ends_with_its_last_day_and_with_the_version_that_was_approved()
    {
        await book.AddAsync(new Registration(Ann, "v1", "cx-team", "For messages"), "cx-lead", None);
        await book.ApproveAsync(Ann, new ApprovalRequest("credit", new DateOnly(2026, 12, 31), null), "legal-1", None);
        var approval = (await book.GetAsync(Ann, None)).Approvals[0];
        Assert.True(approval.Holds("v1", new DateOnly(2026, 12, 31)));
        Assert.False(approval.Holds("v1", new DateOnly(2027, 1, 1)));
        Assert.False(approval.Holds("v2", new DateOnly(2026, 12, 31)));
        await book.AddAsync(new Registration(Ann, "v2", "new-team", "For messages"), "cx-lead", None);
        var changed = await book.GetAsync(Ann, None);
        Assert.Equal(("v2", "new-team", "v1"), (changed.Version, changed.Owner, Assert.Single(changed.Approvals).Version));
    }

    private static readonly Validation Validated = new() { Study = "", Date = default, Expires = default, Version = "v1", Respondent = "gpt-mini", Metric = "", Value = 0, Baseline = 0, Beats = true, Base = "50 people", Report = "" };

    [Fact]
    public async Task The_last_validation_of_a_twin_is_the_latest_on_file_with_its_figures()
    {
        var twin = new Twin
        {
            Id = "ann",
            Name = "Ann",
            Validations =
            [
                Validated with { Study = "spring", Date = new(2026, 3, 1), Expires = new(2027, 3, 1), Metric = "correlation", Value = .4, Baseline = .3 },
                Validated with { Study = "Autumn survey, wave 2", Date = new(2026, 9, 1), Expires = new(2027, 9, 1), Metric = "skill", Value = -.025, Baseline = 1e-9 },
                Validated with { Study = "winter", Date = new(2025, 12, 1), Expires = new(2028, 3, 1), Metric = "mae", Value = 2, Baseline = 3 },
            ],
        };
        await book.AddAsync(Registration.Of(twin, "cx-team", "For messages"), "cx-lead", None);
        var entry = await book.GetAsync(Ann, None);
        Assert.Equal(new RegisteredValidation("Autumn-survey--wave-2", "skill", -.025, 1e-9, new(2026, 9, 1), new(2027, 9, 1)), entry.LastValidation);
        Assert.Equal(TwinVersion.Of(twin), entry.Version);
    }

    [Fact]
    public async Task A_purpose_that_is_erased_leaves_everything_else()
    {
        var added = await book.AddAsync(new Registration(Ann, "v1", "cx-team", "To find out about Rosalind"), "cx-lead", None);
        Assert.True(await new AuditLog(records, clock).EraseNoteAsync(added.Sequence, "dpo-1", None));
        var entry = await book.GetAsync(Ann, None);
        Assert.Equal((null, "v1"), (entry.Purpose, entry.Version));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_in_a_sentence_that_says_what_to_do()
    {
        await RefusedAsync("register add twin:ann", () => book.ApproveAsync(Ann, new ApprovalRequest("credit", new DateOnly(2099, 1, 1), null), "legal-1", None));
        await RefusedAsync("twin:<id>", () => book.AddAsync(new Registration("robot:ann", "v1", "cx-team", "For messages"), "cx-lead", None));
        await book.AddAsync(new Registration(Ann, "v1", "cx-team", "For messages"), "cx-lead", None);
        await RefusedAsync("is past", () => book.ApproveAsync(Ann, new ApprovalRequest("credit", new DateOnly(2026, 11, 25), null), "legal-1", None));
        await RefusedAsync("no name or address", () => book.ApproveAsync(Ann, new ApprovalRequest("credit", new DateOnly(2099, 1, 1), null), "rosalind@example.net", None));
        await RefusedAsync("no approval for 'credit'", () => book.RevokeAsync(Ann, "credit", null, "legal-1", None));
        var incident = await book.OpenIncidentAsync(Ann, "Something", "cx-lead", None);
        await RefusedAsync($"open: {incident.Sequence}", () => book.CloseIncidentAsync(Ann, 99, "Nothing", "cx-lead", None));
    }

    [Fact]
    public async Task Nothing_is_read_from_a_log_that_was_changed()
    {
        await book.AddAsync(new Registration(Ann, "v1", "cx-team", "For messages"), "cx-lead", None);
        await foreach (var record in records.ListAsync("audit-log", null, None))
            await records.TryWriteAsync(record.Key, record.Tag, System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(record.Value.Span).Replace("cx-team", "my-team", StringComparison.Ordinal)), None);
        await Assert.ThrowsAsync<AuditException>(() => book.GetAsync(Ann, None));
        await Assert.ThrowsAsync<AuditException>(() => book.AddAsync(new Registration("twin:ben", "v1", "cx-team", "For messages"), "cx-lead", None));
    }

    private static async Task RefusedAsync(string sentence, Func<Task> what) => Assert.Contains(sentence, (await Assert.ThrowsAsync<RegisterException>(what)).Message, StringComparison.Ordinal);
}
