using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using Twins.Core.Documents;
using Twins.Core.Evidence;
using Twins.Core.Evidence.Sources;

namespace Twins.Tests.Evidence.Sources;

public sealed partial class SourceSpecTests
{
    [Fact]
    public async Task The_example_of_the_guide_is_a_spec_and_fits_its_schema()
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "docs", "evidence-sources.md"), TestContext.Current.CancellationToken);
        var yaml = Encoding.UTF8.GetBytes(Example().Match(guide).Groups["yaml"].Value);
        var spec = DocumentReader.Parse<SourceSpec>("sources.yaml", yaml);
        var file = Assert.Single(spec.Files);
        Assert.Equal((SourceFormat.Csv, EvidenceKind.Quote, ColumnRole.Ignore), (file.Format!.Value, file.Kind!.Value, file.Columns["notes"]));
        var schema = await JsonSchema.FromJsonAsync(DocumentSchema.Export(typeof(SourceSpec), "Sources"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(Encoding.UTF8.GetString(YamlText.Parse("sources.yaml", yaml).Json.Span)));
    }

    [Fact]
    public void Every_format_that_the_guide_names_is_one()
    {
        foreach (var format in (string[])["csv", "json_lines", "markdown", "text", "subtitles", "transcript", "mail", "qualtrics", "rules", "consents", "ignore"])
            Assert.NotNull(DocumentReader.Parse<SourceSpec>("sources.yaml", Encoding.UTF8.GetBytes($"files:\n  - file: a\n    format: {format}\n")).Files[0].Format);
        Assert.Equal(11, Enum.GetValues<SourceFormat>().Length);
    }

    [Fact]
    public void Every_field_is_described()
    {
        var schema = JsonNode.Parse(DocumentSchema.Export(typeof(SourceSpec), "Sources"))!;
        var fields = schema["properties"]!.AsObject().Concat(schema["properties"]!["files"]!["items"]!["properties"]!.AsObject());
        Assert.All(fields, f => Assert.False(string.IsNullOrEmpty(f.Value!["description"]?.ToString()), f.Key));
    }

    [Fact]
    public void A_spec_is_written_as_it_is_read()
    {
        var spec = new SourceSpec
        {
            Id = "shop",
            Segments = new Dictionary<string, string> { ["C1"] = "families" },
            Files = [new SourceFile { File = "a.jsonl", Format = SourceFormat.JsonLines, Columns = new Dictionary<string, ColumnRole> { ["x: y"] = ColumnRole.Trait }, Scale = [0, 10], Kind = EvidenceKind.Episode, Synthetic = true }],
        };
        var yaml = YamlWriter.Write(spec);
        Assert.Equal(yaml, YamlWriter.Write(DocumentReader.Parse<SourceSpec>("sources.yaml", Encoding.UTF8.GetBytes(yaml))));
        Assert.Contains("synthetic: true", yaml, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Example();
}
