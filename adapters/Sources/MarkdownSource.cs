using System.Globalization;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Twins.Core.Evidence;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>Passages of a document under their headings; block quotes are quotes. As rules, each list item and each sentence that says what must be done.</summary>
internal static class MarkdownSource
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    public static IEnumerable<SourceRecord> Read(TextReader text, SourceContext context, bool asRules)
    {
        var document = Parse(WholeText.Read(text, context.Problems), context.Problems);
        var headings = new SortedDictionary<int, string>();
        foreach (var block in document ?? [])
        {
            if (block is HeadingBlock heading)
            {
                foreach (var below in headings.Keys.Where(level => level >= heading.Level).ToList()) headings.Remove(below);
                headings[heading.Level] = Words(heading);
                continue;
            }
            foreach (var record in asRules ? Rules(block, headings, context) : Passages(block, headings, context)) yield return record;
        }
    }

    private static MarkdownDocument? Parse(string text, Problems problems)
    {
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            problems.Say(null, "is nested deeper than any document and was left out.");
            return null;
        }
    }

    private static IEnumerable<SourceRecord> Passages(Block block, SortedDictionary<int, string> headings, SourceContext context)
    {
        var isQuote = block is QuoteBlock;
        foreach (var leaf in Leaves(block))
        {
            var text = Words(leaf);
            if (text.Length > 0) yield return At(leaf, context) with { Kind = isQuote ? EvidenceKind.Quote : context.File.Kind ?? EvidenceKind.Document, Text = isQuote ? text : Under(headings, text) };
        }
    }

    private static IEnumerable<SourceRecord> Rules(Block block, SortedDictionary<int, string> headings, SourceContext context)
    {
        foreach (var leaf in Leaves(block))
            foreach (var sentence in block is ListBlock ? [Words(leaf)] : RuleText.Sentences(Words(leaf)))
                if (sentence.Length > 0) yield return At(leaf, context) with { Kind = EvidenceKind.Rule, Text = Under(headings, sentence) };
    }

    private static SourceRecord At(Block block, SourceContext context) => context.Record($"line {(block.Line + 1).ToString(CultureInfo.InvariantCulture)}");

    private static string Under(SortedDictionary<int, string> headings, string text) => headings.Count is 0 ? text : $"{headings.Values.Last()}: {text}";

    private static IEnumerable<LeafBlock> Leaves(Block block) => block switch
    {
        LeafBlock leaf => [leaf],
        ContainerBlock container => container.SelectMany(Leaves),
        _ => [],
    };

    private static string Words(LeafBlock block)
    {
        if (block.Inline is null) return block.Lines.ToString().Trim();
        var words = new System.Text.StringBuilder();
        foreach (var inline in block.Inline.Descendants())
        {
            if (inline is LiteralInline literal) words.Append(literal.Content.AsSpan());
            else if (inline is CodeInline code) words.Append(code.Content);
            else if (inline is LineBreakInline) words.Append(' ');
        }
        return words.ToString().Trim();
    }
}
