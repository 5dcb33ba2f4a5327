using Twins.Bench.Recall;
using Twins.Core.Evidence;

namespace Twins.Tests.Evidence;

/// <summary>What every store of evidence must do; each implementation is put through the same tests.</summary>
public abstract class EvidenceStoreContract
{
    private static readonly HashingEmbedder Embedder = new();
    private static readonly EvidenceOwner Maria = new("acme", "maria");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected abstract IEvidenceStore Store { get; }

    [Fact]
    public async Task An_item_comes_back_whole_with_the_words_that_were_met()
    {
        var item = new EvidenceItem { Id = "q1", Kind = EvidenceKind.Quote, Text = "Deliveries that come late ruin the evening, \"really\" – <b>niemals</b> 🥖", Source = "interview 7, line 3", Date = new DateOnly(2026, 11, 3), Synthetic = true };
        await PutAsync(Maria, item);
        var found = Assert.Single(await RecallAsync("is the delivery LATE in the evening?"));
        Assert.Equal(item, found.Item);
        Assert.Equal(["late", "the", "evening"], found.Words);
        Assert.True(found.Score > 0);
    }

    [Fact]
    public async Task What_says_more_of_the_question_comes_first()
    {
        await PutAsync(Maria, Item("f1", "She buys bread on Fridays."), Item("f2", "A delivery fee above four euro stops her."), Item("f3", "The delivery came on Friday."), Item("f4", "She has a dog."));
        Assert.Equal("f2", (await RecallAsync("delivery fee"))[0].Item.Id);
        Assert.Equal(["f2"], (await RecallAsync("delivery fee", most: 1)).Select(r => r.Item.Id));
        Assert.DoesNotContain(await RecallAsync("delivery fee"), r => r.Item.Id is "f4");
    }

    [Fact]
    public async Task Nobody_recalls_anything_of_another_twin_or_of_another_tenant()
    {
        await PutAsync(Maria, Item("q1", "bread of maria"));
        await PutAsync(new EvidenceOwner("acme", "tom"), Item("q1", "bread of tom"));
        await PutAsync(new EvidenceOwner("other", "maria"), Item("q1", "bread of another maria"));
        // Names that would be one name if they were only joined.
        await PutAsync(new EvidenceOwner("ac", "me/maria"), Item("q1", "bread of none"));
        Assert.Equal("bread of maria", Assert.Single(await RecallAsync("bread")).Item.Text);
        Assert.Equal("bread of maria", Assert.Single(await RecallAsync("bread", vector: true)).Item.Text);
        Assert.Empty(await Store.RecallAsync(new EvidenceQuery(new EvidenceOwner("acme", "nobody"), "bread") { Groups = ["readers"] }, Stop));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Only_what_one_of_the_askers_groups_may_see_is_recalled_or_ranked(bool vector)
    {
        await PutAsync(Maria, ["hr", "board"], Item("q1", "bread bread bread, says the salary file"));
        await PutAsync(Maria, ["readers"], Item("q2", "bread and butter"));
        await PutAsync(Maria, [], Item("q3", "bread that nobody sees"));
        Assert.Equal(["q2"], await IdsAsync("readers"));
        Assert.Equal(["q1"], await IdsAsync("board"));
        Assert.Equal(["q1", "q2"], (await IdsAsync("x", "readers", "hr")).Order());
        Assert.Empty(await IdsAsync("reader", "readers'", "*", "READERS", "' or 1 eq 1 or '"));
        Assert.Empty(await IdsAsync());
        // Whoever may not see the best item is given as many of the rest as were wanted.
        Assert.Equal(["q2"], (await RecallAsync("bread", vector, 1)).Select(r => r.Item.Id));

        async Task<IEnumerable<string>> IdsAsync(params string[] groups) =>
            (await Store.RecallAsync(new EvidenceQuery(Maria, "bread") { Groups = groups, Vector = vector ? Embedder.Vector("bread") : default(ReadOnlyMemory<float>?) }, Stop)).Select(r => r.Item.Id);
    }

    [Fact]
    public async Task An_item_put_again_is_replaced_and_its_old_words_and_readers_are_gone()
    {
        await PutAsync(Maria, Item("q1", "I bake sourdough"));
        await PutAsync(Maria, ["hr"], Item("q1", "I bake rye"));
        Assert.Empty(await RecallAsync("bake", vector: true));
        await PutAsync(Maria, Item("q1", "I bake rye"));
        Assert.Equal("I bake rye", Assert.Single(await RecallAsync("rye")).Item.Text);
        Assert.Empty(await RecallAsync("sourdough"));
    }

    [Fact]
    public async Task What_is_gone_is_found_no_more_and_removing_it_twice_changes_nothing()
    {
        await PutAsync(Maria, Item("q1", "rye"), Item("q2", "rye too"));
        for (var i = 0; i < 2; i++) await Store.PutAsync(Maria, new EvidenceChange([], ["q1", "never-there"]), Stop);
        Assert.Equal("q2", Assert.Single(await RecallAsync("rye", vector: true)).Item.Id);
    }

    [Fact]
    public async Task Erasing_a_twin_removes_everything_of_it_and_nothing_else()
    {
        var tom = new EvidenceOwner("acme", "tom");
        await PutAsync(Maria, ["hr"], Item("q1", "rye"));
        await PutAsync(Maria, Item("q2", "rye"));
        await PutAsync(tom, Item("q1", "rye"));
        await Store.EraseAsync(Maria, Stop);
        await Store.EraseAsync(Maria, Stop);
        Assert.Empty(await Store.RecallAsync(new EvidenceQuery(Maria, "rye") { Groups = ["hr", "readers"], Vector = Embedder.Vector("rye") }, Stop));
        Assert.Single(await Store.RecallAsync(new EvidenceQuery(tom, "rye") { Groups = ["readers"] }, Stop));
    }

    [Fact]
    public async Task Meaning_finds_what_the_words_do_not_and_both_together_come_first()
    {
        await PutAsync(Maria, Item("f1", "Breadmaking at home"), Item("f2", "A wooden board"), Item("f3", "bread and breadmaking machines for the home"));
        Assert.Equal(["f3"], (await RecallAsync("bread")).Select(r => r.Item.Id));
        var both = await RecallAsync("bread", vector: true);
        Assert.Equal("f3", both[0].Item.Id);
        var meant = both.First(r => r.Item.Id is "f1");
        Assert.Empty(meant.Words);
        Assert.Equal(both.Select(r => r.Score).OrderDescending(), both.Select(r => r.Score));
        // First by words, and first, second or third by meaning.
        Assert.Contains([1, 2, 3], rank => Math.Abs((1.0 / 61) + (1.0 / (60 + rank)) - both[0].Score) < 1e-9);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\" OR owner:* OR \"")]
    [InlineData("rye* NEAR(owner, 5) {text owner} : ^rye")]
    [InlineData("rye' OR '1'='1")]
    [InlineData("') or tenant ne '' or search.in(acl, '")]
    [InlineData("-rye +\"bread | (butter")]
    [InlineData("rye\0\"); DROP TABLE items; --")]
    [InlineData("\ud800 rye")]
    [InlineData("АНИ 日本語 ಕನ್ನಡ rye 𐐷")]
    [InlineData("ry\u0301e rye")]
    [InlineData("AND OR NOT NEAR")]
    public async Task Hostile_questions_are_words_and_nothing_else(string text)
    {
        await PutAsync(Maria, Item("q1", "rye"));
        await PutAsync(Maria, ["hr"], Item("q2", "rye, owner, text, tenant, near, or, and, not, butter"));
        var found = await Store.RecallAsync(new EvidenceQuery(Maria, text) { Groups = ["readers"], Vector = Embedder.Vector(text) }, Stop);
        Assert.Equal(["q1"], found.Select(r => r.Item.Id));
        var byWords = await RecallAsync(text);
        Assert.Equal(text.Contains("rye", StringComparison.Ordinal) ? 1 : 0, byWords.Count);
    }

    [Fact]
    public async Task A_question_without_words_finds_nothing()
    {
        await PutAsync(Maria, Item("q1", "rye"));
        foreach (var text in (string[])["", " ", "?!…", "***", "\u0000"]) Assert.Empty(await RecallAsync(text));
    }

    [Fact]
    public async Task Names_may_hold_anything_that_can_be_seen()
    {
        var owner = new EvidenceOwner("tenant/'\"\\#?%", "Zoë ' or twin ne '日本");
        await PutAsync(owner, ["group 'a' (x)"], Item("q/1 'x'", "rye"));
        var found = await Store.RecallAsync(new EvidenceQuery(owner, "rye") { Groups = ["group 'a' (x)"] }, Stop);
        Assert.Equal("q/1 'x'", Assert.Single(found).Item.Id);
        await Store.EraseAsync(owner, Stop);
        Assert.Empty(await Store.RecallAsync(new EvidenceQuery(owner, "rye") { Groups = ["group 'a' (x)"] }, Stop));
    }

    [Fact]
    public async Task What_is_outside_the_limits_is_refused_and_nothing_is_written()
    {
        await Refused(() => PutAsync(Maria, Item("q1", "rye"), Item("q1", "again")));
        await Refused(() => PutAsync(Maria, Item("", "rye")));
        await Refused(() => PutAsync(Maria, Item("q1", new string('x', EvidenceLimits.MaxText + 1))));
        await Refused(() => PutAsync(Maria, ["a,b"], Item("q1", "rye")));
        await Refused(() => PutAsync(new EvidenceOwner("", "maria"), Item("q1", "rye")));
        await Refused(() => Store.PutAsync(Maria, new EvidenceChange([new KeptEvidence(Item("q1", "rye")) { Acl = ["readers"], Vector = new float[8] }], []), Stop));
        await Refused(() => RecallAsync("rye", most: 0));
        await Refused(() => RecallAsync("rye", most: 51));
        await Refused(() => Store.RecallAsync(new EvidenceQuery(Maria, "rye") { Groups = ["readers,hr"] }, Stop));
        await Refused(() => Store.EraseAsync(new EvidenceOwner("acme", new string('x', 201)), Stop));
        Assert.Empty(await RecallAsync("rye"));

        static async Task Refused(Func<Task> act) => Assert.NotEmpty((await Assert.ThrowsAsync<ArgumentException>(act)).Message);
    }

    [Fact]
    public async Task Two_thousand_items_are_put_at_once_and_the_right_one_is_found()
    {
        await PutAsync(Maria, [.. Enumerable.Range(0, 2000).Select(i => Item($"f{i}", $"Order number{i} was paid late"))]);
        Assert.Equal("f1234", (await RecallAsync("what about number1234?", vector: true))[0].Item.Id);
        Assert.Equal(50, (await RecallAsync("paid late", most: 50)).Count);
    }

    private Task PutAsync(EvidenceOwner owner, params EvidenceItem[] items) => PutAsync(owner, ["readers"], items);

    private Task PutAsync(EvidenceOwner owner, string[] groups, params EvidenceItem[] items) =>
        Store.PutAsync(owner, new EvidenceChange([.. items.Select(i => new KeptEvidence(i) { Acl = groups, Vector = Embedder.Vector(i.Text) })], []), Stop);

    private Task<IReadOnlyList<Recalled>> RecallAsync(string text, bool vector = false, int most = 10) =>
        Store.RecallAsync(new EvidenceQuery(Maria, text) { Groups = ["readers"], Vector = vector ? Embedder.Vector(text) : default(ReadOnlyMemory<float>?), Most = most }, Stop);

    private static EvidenceItem Item(string id, string text) => new() { Id = id, Text = text };
}
