using Twins.Adapters.Evidence.Embedded;
using Twins.Adapters.Ledger;
using Twins.Adapters.Storage.Embedded;
using Twins.Core.Evidence;
using Twins.Core.Evidence.PersonalData;
using Twins.Core.Governance.Rights;
using Twins.Core.Personas.Change;
using Twins.Core.Runs.Journal;
using Twins.Core.Storage;
using Twins.Core.Talks;
using Twins.Core.Tuning;
using Twins.Core.Workspace;

namespace Twins.Cli.Terminal;

/// <summary>What is kept on this machine, below <c>TWINS_DATA</c>.</summary>
internal sealed class LocalStores
{
    private const int Nobody = 1;

    private LocalStores(string data, TimeProvider clock)
    {
        Data = data;
        Records = new SqliteRecords(EmbeddedDatabase.Open(data));
        Blobs = FileBlobs.In(data);
        Evidence = SqliteEvidence.Open(data);
        Corpus = new Corpus(Blobs, Records, Evidence, vectors: null);
        Builds = new BuildBook(Records, Blobs);
        Forgotten = new ForgottenPeople(Records, clock);
        Reports = new ReportBook(Records);
        Consents = new ConsentBook(Records, clock);
        Sealed = new SealedIdentifiers(Records, Consents, clock);
        Clock = clock;
    }

    public string Data { get; }
    public TimeProvider Clock { get; }
    public IRecordStore Records { get; }
    public IBlobStore Blobs { get; }
    public IEvidenceStore Evidence { get; }
    public Corpus Corpus { get; }
    public BuildBook Builds { get; }
    public ForgottenPeople Forgotten { get; }
    public ReportBook Reports { get; }
    public ConsentBook Consents { get; }
    public SealedIdentifiers Sealed { get; }

    public static LocalStores Open(TimeProvider clock) => new(DataFolder.Path(), clock);

    /// <summary>Null where nothing was ever kept, so that looking for something makes no folder.</summary>
    public static LocalStores? OpenIfThere(TimeProvider clock) => File.Exists(Path.Combine(DataFolder.Path(), EmbeddedDatabase.FileName)) ? Open(clock) : null;

    public async Task<Pseudonyms> PseudonymsAsync(CancellationToken cancellationToken) => new(await SubjectKey.ReadAsync(Records, cancellationToken));

    /// <param name="identifier">What somebody is known by, as the sources write it.</param>
    /// <param name="folders">More folders with documents, such as copies.</param>
    public async Task<SubjectTrail> TrailAsync(string identifier, IReadOnlyList<string> folders, CancellationToken cancellationToken) =>
        await new SubjectFinder(Builds, Corpus, Forgotten, new WorkspaceStore(Records, Blobs), Sealed).FindAsync([(await PseudonymsAsync(cancellationToken)).Of(identifier)], folders, cancellationToken);

    /// <param name="ledger">Held while it tidies, so that nobody asks meanwhile.</param>
    public Retention Retention(SqliteLedger ledger) => new(Stores(ledger), Clock);

    /// <param name="ledger">Held while it forgets, so that nobody asks meanwhile.</param>
    public Eraser Eraser(SqliteLedger ledger) => new(
        Stores(ledger),
        new DocumentErasure(new WorkspaceStore(Records, Blobs)),
        new RunErasure(new RunJournal(Records, Nobody), Blobs),
        StoreSearch.Of(Data),
        Clock);

    private ErasureStores Stores(SqliteLedger ledger) =>
        new(Builds, Corpus, Forgotten, Reports, ledger, new TalkBook(Records), new EvidenceIndex(Evidence, Records, vectors: null, tenant: "twins", place: "embedded"), new Diary(Records), new TuningBook(Records), Consents, Sealed);
}
