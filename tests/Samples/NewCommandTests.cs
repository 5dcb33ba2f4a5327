using System.CommandLine;
using System.Text;
using Twins.Cli.Commands;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Studies;

namespace Twins.Tests.Samples;

public sealed class NewCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("twins-new-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("twin")]
    [InlineData("panel")]
    [InlineData("campaign")]
    public void Templates_read_strictly_as_they_are(string kind)
    {
        var bytes = Encoding.UTF8.GetBytes(NewCommand.Template(kind));
        object document = kind switch
        {
            "twin" => DocumentReader.Parse<Twin>(kind, bytes),
            "panel" => DocumentReader.Parse<PanelDocument>(kind, bytes),
            _ => DocumentReader.Parse<Campaign>(kind, bytes),
        };
        if (document is Campaign campaign) Assert.All(campaign.Questions, q => Assert.Null(q.Flaw()));
    }

    [Fact]
    public void A_twin_a_panel_and_a_campaign_in_one_folder_refer_to_one_another()
    {
        Assert.Equal(0, New("twin", "maria-keane").Exit);
        Assert.Equal(0, New("panel", "neighbours").Exit);
        Assert.Equal(0, New("campaign", "spring").Exit);

        var twin = DocumentReader.Read<Twin>(At("maria-keane.twin.yaml"));
        Assert.Equal(("maria-keane", "Maria Keane"), (twin.Id, twin.Name));
        var panel = DocumentReader.Read<PanelDocument>(At("neighbours.panel.yaml"));
        Assert.Equal(("neighbours", "Neighbours", "*.twin.yaml"), (panel.Id, panel.Name, Assert.Single(panel.Members)));
        var campaign = DocumentReader.Read<Campaign>(At("spring.campaign.yaml"));
        Assert.Equal(("spring", "Spring", "neighbours.panel.yaml"), (campaign.Id, campaign.Name, campaign.Panel));
    }

    [Fact]
    public void The_path_goes_to_standard_output_and_the_talk_to_standard_error()
    {
        var (_, output, talk) = New("twin", "maria");
        Assert.Equal(At("maria.twin.yaml") + Environment.NewLine, output);
        Assert.Contains("twins lint", talk);
    }

    [Fact]
    public void A_campaign_without_a_panel_says_how_to_make_one()
    {
        var (exit, _, talk) = New("campaign", "spring");
        Assert.Equal(0, exit);
        Assert.Contains("twins new panel new-panel", talk);
        Assert.Equal(0, New("panel", "new-panel").Exit);
        Assert.True(File.Exists(At(DocumentReader.Read<Campaign>(At("spring.campaign.yaml")).Panel)));
    }

    [Fact]
    public void With_two_panels_the_campaign_takes_the_first_and_says_so()
    {
        New("panel", "west");
        New("panel", "east");
        Assert.Contains("asks east.panel.yaml", New("campaign", "spring").Talk);
        Assert.Equal("east.panel.yaml", DocumentReader.Read<Campaign>(At("spring.campaign.yaml")).Panel);
    }

    [Fact]
    public void A_file_that_is_there_is_never_overwritten()
    {
        File.WriteAllText(At("maria.twin.yaml"), "mine");
        var (exit, output, talk) = New("twin", "maria");
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("is there already", talk);
        Assert.Equal("mine", File.ReadAllText(At("maria.twin.yaml")));
    }

    [Theory]
    [InlineData("../maria")]
    [InlineData("/etc/maria")]
    [InlineData("Maria")]
    [InlineData("maria keane")]
    [InlineData("maria\n")]
    [InlineData("maria.twin")]
    [InlineData("c:maria")]
    [InlineData("1maria")]
    [InlineData("")]
    public void An_id_that_is_no_id_is_misuse_and_writes_nothing(string id)
    {
        var (exit, _, talk) = New("twin", id);
        Assert.Equal(2, exit);
        Assert.Contains("such as 'maria-keane'", talk);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    public void Words_that_mean_something_in_yaml_are_still_ids(string id)
    {
        Assert.Equal(0, New("twin", id).Exit);
        Assert.Equal(id, DocumentReader.Read<Twin>(At($"{id}.twin.yaml")).Id);
    }

    [Fact]
    public void A_kind_that_we_do_not_have_is_a_parse_error() =>
        Assert.NotEmpty(NewCommand.Build().Parse(["robot", "maria"]).Errors);

    [Fact]
    public void A_folder_that_is_a_file_is_refused_in_one_sentence()
    {
        File.WriteAllText(At("taken"), "");
        var (exit, _, talk) = New("twin", "maria", At("taken"));
        Assert.Equal(1, exit);
        Assert.Contains("cannot be written", talk);
        Assert.Single(Directory.EnumerateFileSystemEntries(folder));
    }

    private string At(string name) => Path.Combine(folder, name);

    private (int Exit, string Output, string Talk) New(string kind, string id, string? to = null)
    {
        using var output = new StringWriter();
        using var talk = new StringWriter();
        var exit = NewCommand.Build().Parse([kind, id, "--out", to ?? folder]).Invoke(new InvocationConfiguration { Output = output, Error = talk });
        return (exit, output.ToString(), talk.ToString());
    }
}
