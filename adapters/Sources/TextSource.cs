using System.Globalization;
using System.Text;
using Twins.Core.Evidence;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>Paragraphs of plain text.</summary>
internal static class TextSource
{
    public static IEnumerable<SourceRecord> Read(TextReader text, SourceContext context)
    {
        var lines = new BoundedLines(text, context.Problems);
        var (paragraph, first) = (new StringBuilder(), 0);
        while (lines.Next() is { } line)
        {
            if (line.Trim() is { Length: > 0 } words && paragraph.Length < SourceLimits.Line)
            {
                if (paragraph.Length is 0) first = lines.Number;
                else paragraph.Append(' ');
                paragraph.Append(words);
                continue;
            }
            if (Take() is { } record) yield return record;
        }
        if (Take() is { } last) yield return last;

        SourceRecord? Take()
        {
            if (paragraph.Length is 0) return null;
            var record = context.Record($"line {first.ToString(CultureInfo.InvariantCulture)}") with { Kind = context.File.Kind ?? EvidenceKind.Document, Text = paragraph.ToString() };
            paragraph.Clear();
            return record;
        }
    }
}
