using Twins.Adapters.Sources;
using Twins.Core.Documents;
using Twins.Core.Evidence.Building;
using Twins.Core.Evidence.Sources;
using Twins.Core.Personas;

namespace Twins.Tests.Adapters.Sources;

public sealed class SpecCompletionTests
{
    private const string Table = "who,words,when,mood\nC1,hello,2026-01-02,4\n";

    [Fact]
    public async Task A_spec_says_what_guesses_cannot_know_and_guesses_fill_the_rest()
    {
        using var material = new Material();
        material.With("sources.yaml", """
            build: shop
            licence: with consent
            segments: {C1: families}
            files:
              - file: "2026/*.csv"
                columns: {who: person, words: text, mood: rating}
                scale: [0, 8]
                kind: episode
                synthetic: true
              - file: 2026/b.csv
                columns: {who: ignore, words: text}
                segment: students
                licence: CC0-1.0
            """);
        var read = await material.With("2026/a.csv", Table).With("2026/b.csv", Table).ReadAsync();
        Assert.Equal("shop", read.Spec.Id);
        var (a, b) = (read.Records[0], read.Records[1]);
        Assert.Equal((Twins.Core.Evidence.EvidenceKind.Episode, true, "with consent", "families", 0.5), (a.Kind, a.Synthetic, a.Place.Licence, a.Segment, a.Rating));
        Assert.Equal(new DateOnly(2026, 1, 2), a.Date);
        Assert.Equal((Twins.Core.Evidence.EvidenceKind.Quote, false, "CC0-1.0", "students"), (b.Kind, b.Synthetic, b.Place.Licence, b.Segment));
        Assert.Empty(b.Person);
        Assert.Empty(read.Problems);
    }

    [Fact]
    public async Task What_was_guessed_can_be_written_down_and_reads_the_same()
    {
        using var material = new Material();
        material.With("tickets.csv", "customer_id,message,stars,orders,ticket_id\nC1,hello there,4,2,7\nC2,good day,1,3,8\n").With("call.txt", "Agent: a?\nOrla: b.\nAgent: c?\nOrla: d.\n").With("consents.csv", "email\n");
        var guessed = await material.ReadAsync();
        var again = await material.With("sources.yaml", YamlWriter.Write(guessed.Spec)).ReadAsync();
        Assert.Equal(YamlWriter.Write(guessed.Spec), YamlWriter.Write(again.Spec));
        Assert.Equal(guessed.Places, again.Places);
        Assert.Equal(guessed.Texts, again.Texts);
        Assert.Equal(ColumnRole.Ignore, again.Spec.Files.Single(f => f.File == "tickets.csv").Columns["ticket_id"]);
    }

    [Fact]
    public async Task A_column_that_the_spec_names_and_the_file_has_not_is_told()
    {
        using var material = new Material();
        var read = await material.With("sources.yaml", "files:\n  - file: a.csv\n    columns: {customer: person, words: text}\n").With("a.csv", Table).ReadAsync();
        Assert.Equal(["hello"], read.Texts);
        Assert.Equal("a.csv: has no column 'customer', which sources.yaml names; correct it there.", read.Problem);
    }

    [Fact]
    public async Task A_table_in_which_nothing_can_be_placed_says_what_to_do() =>
        Assert.Contains("say in sources.yaml", (await Material.OfAsync("a.csv", "id,code\n1,x\n2,y\n")).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("files:\n  - file: b.csv\n", "there is no file 'b.csv' here")]
    [InlineData("fils: []\n", "fils")]
    [InlineData("by: town\n", "by")]
    [InlineData("files:\n  - file: a.csv\n    columns: {words: story}\n", "columns")]
    public void A_wrong_spec_is_refused_with_its_place(string yaml, string told)
    {
        using var material = new Material();
        var refusal = Assert.Throws<DocumentException>(() => SourceFolder.Open(material.With("a.csv", Table).With("sources.yaml", yaml).Path));
        Assert.Contains(told, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("sources.yaml", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_folder_is_refused() =>
        Assert.Contains("is not a folder", Assert.Throws<DocumentException>(() => SourceFolder.Open("/nowhere/at/all")).Message, StringComparison.Ordinal);

    [Fact]
    public void Consents_are_read_apart_and_are_no_evidence()
    {
        using var material = new Material();
        material.With("consents.csv", "person,email,given,expires,purposes,record\nC1,ada@example.org,2026-01-01,2027-01-01,\"conversation, research\",signed.pdf\nC2,,2026-01-01,never,research,\n,,2026-01-01,2027-01-01,research,\nC4,,01.02.2026,1.2.2027,rehearsal,\nC5,,2026-01-01,2027-01-01,everything,\n");
        var folder = SourceFolder.Open(material.Path);
        var problems = new List<SourceProblem>();
        var consents = folder.Consents(problems.Add);
        Assert.Equal([["C1", "ada@example.org"], ["C4"]], consents.Select(c => c.Person));
        Assert.Equal([Purpose.Conversation, Purpose.Research], consents[0].Consent.Purposes);
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2027, 1, 1), "signed.pdf"), (consents[0].Consent.Given, consents[0].Consent.Expires, consents[0].Consent.Record!));
        Assert.Equal(new DateOnly(2026, 2, 1), consents[1].Consent.Given);
        Assert.Equal(["row 3", "row 4", "row 6"], problems.Select(p => p.At));
        Assert.Equal(TwinsBy.Segment, folder.Spec.By);
    }

    [Fact]
    public async Task Links_are_not_followed_wherever_they_lead()
    {
        using var outside = new Material();
        using var material = new Material();
        outside.With("secret.csv", "customer_id,comment\nC9,a secret of another folder\n");
        File.CreateSymbolicLink(System.IO.Path.Combine(material.Path, "link.csv"), System.IO.Path.Combine(outside.Path, "secret.csv"));
        Directory.CreateSymbolicLink(System.IO.Path.Combine(material.Path, "folder"), outside.Path);
        var read = await material.With("own.csv", "customer_id,comment\nC1,mine\n").ReadAsync();
        Assert.Equal(["mine"], read.Texts);
        Assert.Equal(["folder", "link.csv"], read.Problems.Select(p => p.File));
    }

    [Fact]
    public async Task An_empty_file_is_told() =>
        Assert.Equal("a.csv: is empty.", (await Material.OfAsync("a.csv", "")).Problem);

    [Fact]
    public async Task Reading_can_be_stopped()
    {
        using var material = new Material();
        using var stop = new CancellationTokenSource();
        var folder = SourceFolder.Open(material.With("a.csv", "customer_id,comment\nC1,one\nC2,two\n").Path);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var record in folder.ReadAsync(_ => { }, stop.Token)) await stop.CancelAsync();
        });
    }
}
