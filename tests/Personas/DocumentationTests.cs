using System.Text;
using System.Text.RegularExpressions;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Personas.Linting;

namespace Twins.Tests.Personas;

public partial class DocumentationTests
{
    [Fact]
    public void Every_example_in_the_guide_is_a_document_that_we_read()
    {
        var blocks = Block().Matches(File.ReadAllText(Path.Combine(Checkout.Root, "docs", "twins.md"))).Select(m => m.Groups["yaml"].Value).ToList();

        Assert.Equal(4, blocks.Count);
        Assert.Empty(TwinLinter.Lint(TwinFiles.One(blocks[0])));
        Assert.Equal([Purpose.Conversation, Purpose.Research], DocumentReader.Parse<Twin>("guide", Encoding.UTF8.GetBytes(blocks[1])).Subject!.Consent!.Purposes);
        Assert.Equal("new-parent", DocumentReader.Parse<Fragment>("guide", Encoding.UTF8.GetBytes(blocks[2])).Id);
        Assert.Equal(2, DocumentReader.Parse<PanelDocument>("guide", Encoding.UTF8.GetBytes(blocks[3])).Segments.Count);
    }

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();
}
