using Microsoft.Extensions.Time.Testing;
using Twins.Adapters.Evidence.Embedded;
using Twins.Adapters.Ledger;
using Twins.Adapters.Storage.Embedded;
using Twins.Core.Documents;
using Twins.Core.Evidence;
using Twins.Core.Governance.Rights;
using Twins.Core.Personas;
using Twins.Core.Personas.Change;
using Twins.Core.Runs;
using Twins.Core.Talks;
using Twins.Core.Tuning;

namespace Twins.Tests.Governance.Rights;

/// <summary>What may be kept for two years is gone after them, and everything that was made of it.</summary>
public sealed class RetentionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder built = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
    private readonly SqliteLedger ledger;
    private readonly ErasureStores stores;

    public RetentionTests()
    {
        var (records, blobs, evidence) = (new SqliteRecords(EmbeddedDatabase.Open(folder.Path)), new FileBlobs(Path.Combine(folder.Path, "blobs")), SqliteEvidence.Open(folder.Path));
        ledger = SqliteLedger.Open(folder.Path);
        var consents = new ConsentBook(records, clock);
        stores = new ErasureStores(new BuildBook(records, blobs), new Corpus(blobs, records, evidence, null), new ForgottenPeople(records, clock), new ReportBook(records), ledger, new TalkBook(records), new EvidenceIndex(evidence, records, null, "twins", "embedded"), new Diary(records), new TuningBook(records), consents, new SealedIdentifiers(records, consents, clock));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        ledger.Dispose();
        folder.Dispose();
        built.Dispose();
    }

    [Fact]
    public async Task Evidence_past_its_time_goes_with_the_sentences_and_answers_that_rest_on_it()
    {
        await HeldAsync(retention: 24);
        Assert.Empty(await new Retention(stores, clock).RunAsync(Stop));
        clock.Advance(TimeSpan.FromDays(60));
        var taken = await new Retention(stores, clock).RunAsync(Stop);
        Assert.Equal((1, 1, 1, 2), (taken["pieces of evidence"], taken["answers in the ledger"], taken["documents with evidence that was too old"], taken["reports and files to train on"]));
        var twin = TwinLibrary.Load(built.Path).Get("shoppers");
        Assert.Equal(["The bread is good again."], twin.Memory.Quotes.Select(q => q.Text));
        Assert.Empty(twin.Frustrations);
        Assert.Equal(["The bread is good again."], twin.Preferences.Likes);
        Assert.Equal(["The bread is good again."], (await stores.Corpus.ReadAsync("shoppers", Stop).ToListAsync(Stop)).Select(i => i.Text));
        Assert.Null(await ledger.FindAsync(new LedgerKey("shoppers", "h"), Stop));
        Assert.Empty(await new Retention(stores, clock).RunAsync(Stop));
    }

    [Fact]
    public async Task Without_a_retention_evidence_is_kept_for_good()
    {
        await HeldAsync(retention: null);
        clock.Advance(TimeSpan.FromDays(9000));
        Assert.Empty(await new Retention(stores, clock).RunAsync(Stop));
    }

    [Fact]
    public async Task A_twin_of_a_person_goes_with_the_consent_and_nobody_is_barred_by_it()
    {
        var consent = new Consent { Given = new DateOnly(2026, 1, 1), Expires = new DateOnly(2026, 12, 31), Purposes = [Purpose.Research] };
        built.File("ann.twin.yaml", YamlWriter.Write(new Twin { Id = "ann", Name = "Customer A", Corpus = "ann", Subject = new Subject { Person = "p-a", Consent = consent } }));
        await stores.Corpus.WriteAsync("ann", [new EvidenceItem { Id = "q1", Text = "I come on Tuesdays.", Subject = "p-a" }], Stop);
        await stores.Builds.KeepAsync(new BuildEntry("b", built.Path, ["ann"], clock.GetUtcNow()), [], Stop);
        Assert.Empty(await new Retention(stores, clock).RunAsync(Stop));
        clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(1, (await new Retention(stores, clock).RunAsync(Stop))["twins of people whose consent has ended"]);
        Assert.False(File.Exists(Path.Combine(built.Path, "ann.twin.yaml")));
        Assert.Empty(await stores.Corpus.ReadAsync("ann", Stop).ToListAsync(Stop));
        Assert.Empty(await stores.Forgotten.ReadAsync(Stop));
    }

    private async Task HeldAsync(int? retention)
    {
        EvidenceItem[] items =
        [
            new() { Id = "q1", OwnId = "q1", Text = "The bread was stale in the week before Christmas.", Date = new DateOnly(2024, 12, 20) },
            new() { Id = "q2", OwnId = "q2", Text = "The bread is good again.", Date = new DateOnly(2026, 9, 1) },
        ];
        built.File("shoppers.twin.yaml", YamlWriter.Write(new Twin
        {
            Id = "shoppers",
            Name = "Shoppers",
            Corpus = "shoppers",
            Frustrations = ["The bread was stale in the week before Christmas."],
            Preferences = new Preferences { Likes = ["The bread is good again."] },
            Memory = new Memory { Quotes = items },
            Grounds = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["The bread was stale in the week before Christmas."] = ["q1"], ["The bread is good again."] = ["q2"] },
        }));
        await stores.Corpus.WriteAsync("shoppers", items, Stop);
        await stores.Builds.KeepAsync(new BuildEntry("b", built.Path, ["shoppers"], clock.GetUtcNow(), retention), [], Stop);
        await ledger.AppendAsync(new LedgerEntry { Key = new LedgerKey("shoppers", "h"), Run = "r", At = clock.GetUtcNow(), Model = "m", Outcome = "answered", Raw = "{}", Usage = default }, Stop);
        folder.File("reports/report.json", "{}");
        folder.File("reports/training.jsonl", "{}");
        await stores.Reports.KeepAsync(Path.Combine(folder.Path, "reports"), ["shoppers"], Stop);
    }
}
