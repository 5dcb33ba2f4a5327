using System.Text;
using Microsoft.Data.Sqlite;
using Twins.Adapters.Evidence.Embedded;
using Twins.Bench.Recall;
using Twins.Core.Evidence;
using Twins.Tests.Evidence;

namespace Twins.Tests.Adapters.Evidence;

public sealed class SqliteEvidenceTests : EvidenceStoreContract, IDisposable
{
    private static readonly EvidenceOwner Maria = new("acme", "maria");
    private readonly TemporaryFolder folder = new();

    public SqliteEvidenceTests() => Store = SqliteEvidence.Open(folder.Path);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected override IEvidenceStore Store { get; }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    [Fact]
    public async Task Another_process_life_finds_it_again()
    {
        await Store.PutAsync(Maria, Rye("secretword"), Stop);
        Assert.Single(await SqliteEvidence.Open(folder.Path).RecallAsync(Question, Stop));
    }

    [Fact]
    public async Task What_was_erased_is_in_no_file_any_more()
    {
        await Store.PutAsync(Maria, Rye("Xylographically"), Stop);
        await Store.PutAsync(new EvidenceOwner("acme", "tom"), Rye("stays"), Stop);
        Assert.True(IsOnDisk("Xylographically") && IsOnDisk("xylographically"));
        await Store.EraseAsync(Maria, Stop);
        // In the text, and in the index of words.
        Assert.False(IsOnDisk("Xylographically") || IsOnDisk("xylographically"));
        Assert.True(IsOnDisk("stays"));
    }

    [Fact]
    public async Task Many_writers_and_readers_at_once_lose_nothing()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 40), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Stop }, async (i, stop) =>
        {
            var store = SqliteEvidence.Open(folder.Path);
            await store.PutAsync(Maria, new EvidenceChange([new KeptEvidence(new EvidenceItem { Id = $"q{i}", Text = $"rye {i}" }) { Acl = ["readers"] }], []), stop);
            Assert.NotEmpty(await store.RecallAsync(Question, stop));
        });
        Assert.Equal(40, (await Store.RecallAsync(Question with { Most = 50 }, Stop)).Count);
    }

    [Fact]
    public async Task Among_very_many_items_words_that_a_third_of_them_hold_are_left_out_unless_there_are_no_others()
    {
        await Store.PutAsync(Maria, new EvidenceChange([.. Enumerable.Range(0, 6_300).Select(i => new KeptEvidence(new EvidenceItem { Id = $"f{i}", Text = $"the rye of day{i}" }) { Acl = ["readers"] })], []), Stop);
        Assert.Equal(["f77"], (await Store.RecallAsync(Question with { Text = "the rye of DAY77" }, Stop)).Select(r => r.Item.Id));
        Assert.Equal(10, (await Store.RecallAsync(Question, Stop)).Count);
    }

    [Fact]
    public async Task Vectors_of_another_model_are_passed_over()
    {
        await Store.PutAsync(Maria, new EvidenceChange([Kept("q1", 64), Kept("q2", 256)], []), Stop);
        var found = await Store.RecallAsync(Question with { Text = "?", Vector = new HashingEmbedder(64).Vector("rye") }, Stop);
        Assert.Equal("q1", Assert.Single(found).Item.Id);

        static KeptEvidence Kept(string id, int dimensions) => new(new EvidenceItem { Id = id, Text = "rye" }) { Acl = ["readers"], Vector = new HashingEmbedder(dimensions).Vector("rye") };
    }

    private static EvidenceQuery Question => new(Maria, "rye") { Groups = ["readers"] };

    private static EvidenceChange Rye(string word) => new([new KeptEvidence(new EvidenceItem { Id = "q1", Text = $"rye {word}" }) { Acl = ["readers"] }], []);

    private bool IsOnDisk(string word) => Directory.GetFiles(folder.Path).Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0);
}
