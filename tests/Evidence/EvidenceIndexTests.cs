using Twins.Adapters.Evidence.Embedded;
using Twins.Adapters.Storage.Embedded;
using Twins.Bench.Recall;
using Twins.Core.Evidence;
using Twins.Core.Personas;
using Twins.Core.Respondents.Model;
using Twins.Tests.Respondents.Model;

namespace Twins.Tests.Evidence;

public sealed class EvidenceIndexTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly HashingEmbedder embedder = new();
    private readonly InMemoryLedger ledger = new();
    private readonly SqliteRecords records;
    private readonly SqliteEvidence store;

    public EvidenceIndexTests()
    {
        records = new SqliteRecords(EmbeddedDatabase.Open(folder.Path));
        store = SqliteEvidence.Open(folder.Path);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_twins_quotes_facts_and_episodes_are_found_under_the_names_that_answers_cite()
    {
        var index = Index();
        Assert.Equal(new EvidencePut(4, 0, 0), await index.PutAsync(Maria("late rye", "early rye"), ["readers"], Stop));
        var found = await index.RecallAsync("maria", "rye", ["readers"], 10, Stop);
        Assert.Equal(["e1", "f1", "q1", "q2"], found.Select(r => r.Item.Id).Order());
        Assert.Equal(EvidenceKind.Episode, found.Single(r => r.Item.Id is "e1").Item.Kind);
    }

    [Fact]
    public async Task What_is_unchanged_is_left_alone_and_what_left_the_document_is_removed()
    {
        var index = Index();
        await index.PutAsync(Maria("late rye", "early rye"), ["readers"], Stop);
        Assert.Equal(new EvidencePut(0, 4, 0), await index.PutAsync(Maria("late rye", "early rye"), ["readers"], Stop));
        Assert.Equal(new EvidencePut(1, 2, 1), await index.PutAsync(Maria("noon rye"), ["readers"], Stop));
        Assert.Empty(await index.RecallAsync("maria", "late early", ["readers"], 10, Stop));
        // Who may see it is part of what is kept.
        Assert.Equal(new EvidencePut(3, 0, 0), await index.PutAsync(Maria("noon rye"), ["hr"], Stop));
        Assert.Empty(await index.RecallAsync("maria", "rye", ["readers"], 10, Stop));
    }

    [Fact]
    public async Task Vectors_are_bought_once_through_the_ledger_and_only_for_those_who_may_see_something()
    {
        var index = Index(withVectors: true);
        await index.PutAsync(Maria("late rye", "early rye"), ["readers"], Stop);
        Assert.Equal(4, embedder.Texts);
        await index.PutAsync(Maria("late rye", "early rye"), ["readers"], Stop);
        await index.RecallAsync("maria", "rye", [], 10, Stop);
        Assert.Equal(4, embedder.Texts);
        for (var i = 0; i < 2; i++) Assert.Equal(4, (await index.RecallAsync("maria", "ryes", ["readers"], 10, Stop)).Count);
        Assert.Equal(5, embedder.Texts);
        Assert.All(ledger.Entries, e => Assert.Equal(("maria", "evidence"), (e.Key.Twin, e.Run)));
    }

    [Fact]
    public async Task A_store_that_fails_half_way_is_made_good_by_the_next_attempt()
    {
        var broken = new Breaking(store);
        var index = new EvidenceIndex(broken, records, null, "acme", "here");
        await index.PutAsync(Maria("late rye"), ["readers"], Stop);
        broken.After = true;
        await Assert.ThrowsAsync<IOException>(() => index.PutAsync(Maria("noon rye", "extra rye"), ["readers"], Stop));
        broken.After = false;
        // Nobody knows what the first attempt wrote, so that it is all written or removed again.
        Assert.Equal(new EvidencePut(1, 2, 1), await index.PutAsync(Maria("late rye"), ["readers"], Stop));
        Assert.Equal(["e1", "f1", "q1"], (await index.RecallAsync("maria", "rye", ["readers"], 10, Stop)).Select(r => r.Item.Id).Order());
    }

    [Fact]
    public async Task Another_store_is_filled_although_the_first_one_has_it_all()
    {
        await Index().PutAsync(Maria("late rye"), ["readers"], Stop);
        Assert.Equal(new EvidencePut(3, 0, 0), await Index(place: "elsewhere").PutAsync(Maria("late rye"), ["readers"], Stop));
    }

    [Fact]
    public async Task Whoever_stores_a_twin_last_is_whom_the_store_agrees_with()
    {
        var racing = new Racing(store);
        var first = new EvidenceIndex(racing, records, null, "acme", "here");
        racing.Between = () => Index().PutAsync(Maria("noon rye", "extra rye"), ["readers"], Stop);
        await first.PutAsync(Maria("late rye"), ["readers"], Stop);
        Assert.Equal(["late rye"], (await Index().RecallAsync("maria", "late noon extra", ["readers"], 10, Stop)).Select(r => r.Item.Text));
        Assert.Equal(new EvidencePut(0, 3, 0), await first.PutAsync(Maria("late rye"), ["readers"], Stop));
    }

    [Fact]
    public async Task Erasing_a_twin_leaves_nothing_and_the_next_document_is_put_anew()
    {
        var index = Index();
        await index.PutAsync(Maria("late rye"), ["readers"], Stop);
        await index.EraseAsync("maria", Stop);
        Assert.Empty(await index.RecallAsync("maria", "rye", ["readers"], 10, Stop));
        Assert.Equal(new EvidencePut(3, 0, 0), await index.PutAsync(Maria("late rye"), ["readers"], Stop));
    }

    private EvidenceIndex Index(bool withVectors = false, string place = "here") =>
        new(store, records, withVectors ? new EvidenceVectors(embedder, "hashing", new ModelSettings { Model = "m" }, ledger, TimeProvider.System) : null, "acme", place);

    private static Twin Maria(params string[] quotes) => new()
    {
        Id = "maria",
        Name = "Maria",
        Memory = new Memory
        {
            Quotes = [.. quotes.Select(q => new EvidenceItem { Text = q })],
            Facts = [new EvidenceItem { Text = "buys rye", Source = "till" }],
            Episodes = [new EvidenceItem { Text = "the rye was stale", Date = new DateOnly(2026, 1, 2) }],
            Recent = ["slept badly"],
        },
    };

    /// <summary>A store whose connection breaks after it has written.</summary>
    private sealed class Breaking(IEvidenceStore inner) : IEvidenceStore
    {
        public bool After { get; set; }

        public async Task PutAsync(EvidenceOwner owner, EvidenceChange change, CancellationToken cancellationToken)
        {
            await inner.PutAsync(owner, change, cancellationToken);
            if (After) throw new IOException("The connection broke.");
        }

        public Task<IReadOnlyList<Recalled>> RecallAsync(EvidenceQuery query, CancellationToken cancellationToken) => inner.RecallAsync(query, cancellationToken);

        public Task EraseAsync(EvidenceOwner owner, CancellationToken cancellationToken) => inner.EraseAsync(owner, cancellationToken);
    }

    /// <summary>A store during whose first write somebody else stores the same twin.</summary>
    private sealed class Racing(IEvidenceStore inner) : IEvidenceStore
    {
        public Func<Task>? Between { get; set; }

        public async Task PutAsync(EvidenceOwner owner, EvidenceChange change, CancellationToken cancellationToken)
        {
            if (Between is { } other)
            {
                Between = null;
                await other();
            }
            await inner.PutAsync(owner, change, cancellationToken);
        }

        public Task<IReadOnlyList<Recalled>> RecallAsync(EvidenceQuery query, CancellationToken cancellationToken) => inner.RecallAsync(query, cancellationToken);

        public Task EraseAsync(EvidenceOwner owner, CancellationToken cancellationToken) => inner.EraseAsync(owner, cancellationToken);
    }
}
