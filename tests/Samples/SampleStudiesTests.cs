using Twins.Core.Documents;
using Twins.Core.Evidence.Sources;
using Twins.Core.Personas;
using Twins.Core.Personas.Change;
using Twins.Core.Personas.Populations;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;
using Twins.Core.Validations;

namespace Twins.Tests.Samples;

public class SampleStudiesTests
{
    public static TheoryData<string> Studies => new("grocer", "first");

    [Fact]
    public void Every_sample_file_reads_strictly_and_is_of_a_known_kind()
    {
        var files = SampleFiles.All("*.yaml");
        foreach (var file in files) Read(file);
        Assert.True(files.Count >= 36, $"only {files.Count} sample files were found");
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void Ids_are_file_names_and_unique(string study)
    {
        foreach (var file in SampleFiles.All("*.twin.yaml", study))
            Assert.Equal(Path.GetFileName(file), DocumentReader.Read<Twin>(file).Id + ".twin.yaml");
        var campaign = SampleFiles.Campaign(study);
        Assert.Distinct(campaign.Variants.Select(v => v.Id));
        Assert.Distinct(campaign.Questions.Select(q => q.Id));
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void Segments_of_the_panel_are_the_segments_of_its_twins(string study)
    {
        var listed = SampleFiles.Panel(study).Segments;
        Assert.Equal(
            SampleFiles.Twins(study).Select(t => t.Segment).Distinct().Order(StringComparer.Ordinal),
            listed.Select(s => s.Name).Order(StringComparer.Ordinal));
        Assert.Equal(1, listed.Sum(s => s.Share!.Value), 9);
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void Every_question_can_be_asked(string study)
    {
        var campaign = SampleFiles.Campaign(study);
        Assert.All(campaign.Questions, q => Assert.Null(q.Flaw()));
        Assert.True(File.Exists(Path.Combine(SampleFiles.Folder, study, campaign.Panel)), campaign.Panel);
        var primary = campaign.Questions.Where(q => campaign.Primary is null ? q is RatingQuestion : q.Id == campaign.Primary);
        Assert.IsAssignableFrom<RatingQuestion>(primary.First());
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void Variants_have_headlines_that_differ(string study)
    {
        var variants = SampleFiles.Campaign(study).Variants;
        Assert.All(variants, v => Assert.False(string.IsNullOrWhiteSpace(v.Headline), v.Id));
        Assert.Distinct(variants.Select(v => v.Headline));
    }

    [Fact]
    public void The_grocer_tests_fifty_messages_on_at_least_24_twins_in_four_segments()
    {
        Assert.Equal(50, SampleFiles.Campaign("grocer").Variants.Count);
        var twins = SampleFiles.Twins("grocer");
        Assert.True(twins.Count >= 24);
        var segments = twins.GroupBy(t => t.Segment).ToList();
        Assert.Equal(4, segments.Count);
        Assert.All(segments, s => Assert.True(s.Count() >= 6, s.Key));
    }

    [Fact]
    public void The_schema_line_of_every_file_points_to_docs_schema()
    {
        var root = Path.GetDirectoryName(SampleFiles.Folder)!;
        foreach (var file in SampleFiles.All("*.yaml"))
        {
            var kind = Path.GetFileName(file).Split('.')[^2];
            const string start = "# yaml-language-server: $schema=";
            var first = File.ReadLines(file).First();
            Assert.StartsWith(start, first);
            var schema = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, first[start.Length..]));
            Assert.Equal(Path.Combine(root, "docs", "schema", $"{kind}.schema.json"), schema);
        }
    }

    internal static object Read(string file) => Path.GetFileName(file).Split('.')[^2] switch
    {
        "twin" => DocumentReader.Read<Twin>(file),
        "panel" => DocumentReader.Read<PanelDocument>(file),
        "campaign" => DocumentReader.Read<Campaign>(file),
        "sources" => DocumentReader.Read<SourceSpec>(file),
        "population" => DocumentReader.Read<PopulationDocument>(file),
        "history" => DocumentReader.Read<HistoryDocument>(file),
        "questions" => DocumentReader.Read<QuestionSet>(file),
        "validation" => ValidationReader.Read(file),
        var kind => throw new InvalidDataException($"{file}: '{kind}' is no kind of document"),
    };
}
