using Twins.Core.Evidence;

namespace Twins.Tests.Adapters.Sources;

public sealed class DocumentSourceTests
{
    [Fact]
    public async Task Passages_of_markdown_stand_under_their_heading_and_block_quotes_are_quotes()
    {
        var read = await Material.OfAsync("notes.md", """
            # Shop

            ## Bread

            The oven runs from *five* to [nine](https://example.org).
            - Rolls are baked twice.

            > I come for the bread.
            """);
        Assert.Equal(["Bread: The oven runs from five to nine.", "Bread: Rolls are baked twice.", "I come for the bread."], read.Texts);
        Assert.Equal([EvidenceKind.Document, EvidenceKind.Document, EvidenceKind.Quote], read.Records.Select(r => r.Kind));
        Assert.Equal(["line 5", "line 6", "line 8"], read.Places);
    }

    [Fact]
    public async Task A_procedure_gives_its_lists_and_what_must_be_done_as_rules()
    {
        var read = await Material.OfAsync("returns-policy.md", """
            # Returns

            We are a friendly shop. Staff must ask for the receipt. The sun shines.

            1. Never give cash for cards.
            2. If it is spoiled, then refund it.

            - Ein Gutschein darf nur angeboten werden.
            """);
        Assert.Equal(["Returns: Staff must ask for the receipt.", "Returns: Never give cash for cards.", "Returns: If it is spoiled, then refund it.", "Returns: Ein Gutschein darf nur angeboten werden."], read.Texts);
        Assert.All(read.Records, r => Assert.Equal(EvidenceKind.Rule, r.Kind));
    }

    [Fact]
    public async Task Rules_in_plain_text_are_rules_too()
    {
        var read = await Material.OfAsync("sop.txt", "Greeting\n\n1. Always say your name.\n2. Do not interrupt.\n");
        Assert.Equal(["Always say your name.", "Do not interrupt."], read.Texts);
    }

    [Fact]
    public async Task Paragraphs_of_plain_text_are_passages_with_their_line()
    {
        var read = await Material.OfAsync("about.txt", "The shop opened\nin 1998.\n\n\nIt has two floors.\n");
        Assert.Equal(["The shop opened in 1998.", "It has two floors."], read.Texts);
        Assert.Equal(["line 1", "line 5"], read.Places);
    }

    [Fact]
    public async Task What_tells_of_the_folder_itself_is_no_evidence()
    {
        using var material = new Material();
        var read = await material.With("README.md", "Read me.").With("sources.yaml", "build: x").With("erasure-check.json", "{}").With(".hidden/secret.csv", "comment\nno\n").With(".secret.md", "no").ReadAsync();
        Assert.Empty(read.Records);
        Assert.Empty(read.Problems);
    }
}
