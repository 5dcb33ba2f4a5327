using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Twins.Adapters.Storage.Embedded;
using Twins.Core.Governance.Rights;
using Twins.Core.Personas;
using Twins.Core.Storage;

namespace Twins.Tests.Governance.Rights;

public sealed class SealedIdentifiersTests : IDisposable
{
    private const string Ann = "p-aaaaaaaaaaaaaaaaaaaaaaaaaa", Ben = "p-bbbbbbbbbbbbbbbbbbbbbbbbbb";

    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
    private readonly SqliteRecords records;
    private readonly ConsentBook consents;
    private readonly SealedIdentifiers names;

    public SealedIdentifiersTests()
    {
        records = new SqliteRecords(EmbeddedDatabase.Open(folder.Path));
        consents = new ConsentBook(records, clock);
        names = new SealedIdentifiers(records, consents, clock);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Whoever_agreed_can_be_found_again_and_every_look_is_noted()
    {
        await AgreedAsync(Ann, Purpose.Contact);
        await names.SealAsync(Ann, ["ann@example.org", "Ann Oakley"], Stop);
        Assert.Equal(["ann@example.org", "Ann Oakley"], await names.OpenAsync(Ann, "ticket T-1", Stop));
        clock.Advance(TimeSpan.FromMinutes(1));
        await names.OpenAsync(Ann, "ticket T-2", Stop);
        Assert.Equal(["ticket T-1", "ticket T-2"], (await names.LooksAsync(Ann, Stop)).Select(l => l.Reason));
        Assert.Empty(await names.LooksAsync(Ben, Stop));
    }

    [Fact]
    public async Task Nothing_is_opened_without_a_consent_to_that_very_thing_that_holds_today()
    {
        await names.SealAsync(Ann, ["ann@example.org"], Stop);
        Assert.Null(await names.OpenAsync(Ann, "curious", Stop));
        await AgreedAsync(Ann, Purpose.Research);
        Assert.Null(await names.OpenAsync(Ann, "curious", Stop));
        await AgreedAsync(Ann, Purpose.Contact);
        clock.Advance(TimeSpan.FromDays(400));
        Assert.Null(await names.OpenAsync(Ann, "curious", Stop));
        Assert.Empty(await names.LooksAsync(Ann, Stop));
    }

    [Fact]
    public async Task It_stands_nowhere_in_clear_and_opens_for_nobody_else()
    {
        await AgreedAsync(Ann, Purpose.Contact);
        await AgreedAsync(Ben, Purpose.Contact);
        await names.SealAsync(Ann, ["ann@example.org"], Stop);
        var kept = (await records.FindAsync(new RecordKey("sealed-identifiers", Ann), Stop))!;
        Assert.DoesNotContain("ann@example.org", Encoding.UTF8.GetString(kept.Value.Span), StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("ann@example.org"u8), Encoding.UTF8.GetString(kept.Value.Span), StringComparison.Ordinal);
        // Moved to another pseudonym it is no seal.
        await records.TryWriteAsync(new RecordKey("sealed-identifiers", Ben), null, kept.Value.ToArray(), Stop);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => names.OpenAsync(Ben, "mixed up", Stop));
    }

    [Fact]
    public async Task What_a_build_no_longer_says_is_no_consent_any_more_and_other_builds_keep_theirs()
    {
        await AgreedAsync(Ann, Purpose.Training);
        await consents.KeepAsync("other", new Dictionary<string, Consent>(StringComparer.Ordinal) { [Ben] = Given(Purpose.Training) }, Stop);
        Assert.Equal([Ann], await consents.KeepAsync("b", new Dictionary<string, Consent>(StringComparer.Ordinal), Stop));
        Assert.False(await consents.AllowsAsync(Ann, Purpose.Training, Stop));
        Assert.True(await consents.AllowsAsync(Ben, Purpose.Training, Stop));
    }

    [Fact]
    public async Task Erased_is_erased()
    {
        await AgreedAsync(Ann, Purpose.Contact);
        await names.SealAsync(Ann, ["ann@example.org"], Stop);
        Assert.Equal(1, await names.EraseAsync([Ann, Ben], Stop));
        Assert.Null(await names.OpenAsync(Ann, "again", Stop));
    }

    private static Consent Given(Purpose purpose) => new() { Given = new DateOnly(2026, 1, 1), Expires = new DateOnly(2027, 6, 30), Purposes = [purpose] };

    private Task AgreedAsync(string person, Purpose purpose) => consents.KeepAsync($"b{(person == Ben ? "en" : "")}", new Dictionary<string, Consent>(StringComparer.Ordinal) { [person] = Given(purpose) }, Stop);
}
