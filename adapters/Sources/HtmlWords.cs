using System.Text;
using MimeKit.Text;

namespace Twins.Adapters.Sources;

/// <summary>What a person sees of an HTML message, line by line.</summary>
internal static class HtmlWords
{
    public static string Of(string html)
    {
        var tokenizer = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true, IgnoreTruncatedTags = true };
        var (text, hidden) = (new StringBuilder(), 0);
        while (tokenizer.ReadNextToken(out var token) && text.Length < SourceLimits.Line)
        {
            if (token is HtmlDataToken data && hidden is 0 && token.Kind is HtmlTokenKind.Data) text.Append(data.Data);
            if (token is not HtmlTagToken tag) continue;
            if (tag.Id is HtmlTagId.Script or HtmlTagId.Style or HtmlTagId.Head or HtmlTagId.BlockQuote) hidden = tag.IsEndTag ? Math.Max(0, hidden - 1) : tag.IsEmptyElement ? hidden : hidden + 1;
            if (tag.Id is HtmlTagId.Br or HtmlTagId.P or HtmlTagId.Div or HtmlTagId.LI or HtmlTagId.TR or HtmlTagId.BlockQuote) text.Append('\n');
        }
        return text.ToString();
    }
}
