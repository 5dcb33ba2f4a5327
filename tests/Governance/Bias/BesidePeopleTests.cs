using Twins.Core.Documents;
using Twins.Core.Governance.Bias;
using Twins.Core.Governance.Bias.Findings;
using Twins.Core.Governance.Bias.Swapping;

namespace Twins.Tests.Governance.Bias;

public sealed class BesidePeopleTests : IDisposable
{
    private const string Human = "human:\n  - { question: intent, variant: plain, file: people.csv, column: answer }\n";

    private static readonly BiasOptions OnlyGender = new([SwapAttribute.Gender], NameSets.Usual);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Where_a_column_says_whose_twin_it_is_errors_are_compared_by_group()
    {
        // Men say 4 and are met; women say 4 and their twins say 2.
        await using var model = OpinionatedModel.Start(p => OpinionatedModel.Line(p, "Gender") is "woman" ? 2 : 4);
        var report = await AuditAsync(model, "answer,twin\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"4,t{i:00}\n")));
        var gap = Assert.Single(report.Errors, e => e is { Kind: "gender", Measure: "intent" });
        Assert.Equal((2, 2, 2), (gap.Gap!.Value.Value, gap.Gap.Value.Low, gap.Gap.Value.High));
        Assert.Equal([("men", 0, 15), ("women", 2, 15)], gap.Rows.Select(r => (r.Group, (int)r.Error!.Value.Value, r.People)));
        Assert.Equal((1, null), (gap.TruePositiveGap, gap.FalsePositiveGap));
    }

    [Fact]
    public async Task Without_it_the_report_says_that_it_cannot_be_told()
    {
        await using var model = OpinionatedModel.Start(_ => 4);
        var report = await AuditAsync(model, "answer,age\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{1 + (i % 5)},{20 + i}\n")));
        Assert.Empty(report.Errors);
        Assert.Contains(report.NotExamined, n => n.Contains("no column ‘twin’", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Peoples_own_gap_stands_beside_that_of_the_twins()
    {
        await using var model = OpinionatedModel.Start(p => OpinionatedModel.Line(p, "Gender") is "woman" ? 2 : 4);
        var report = await AuditAsync(model, "answer,Gender\n" + string.Concat(Enumerable.Range(0, 80).Select(i => $"{(i % 2 is 0 || i < 20 ? 5 : 1)},{(i % 2 is 0 ? "Female" : "m")}\n")));
        var groups = Assert.Single(report.Groups, g => g is { Kind: "gender", Measure: "intent" });
        Assert.Equal(GroupSign.Clear, groups.Rows.Single(r => r.Group is "women").Sign);
        Assert.Equal((1, 40), (groups.Rows.Single(r => r.Group is "women").People!.Rate.Value, groups.Rows.Single(r => r.Group is "women").People!.People));
        // Ten of forty men said 5.
        Assert.Equal(.75, groups.PeopleGap!.Value.Value, 12);
        Assert.True(report.Likeness.Stereotyping!.People!.Value > .5);
        Assert.Equal(80, report.Likeness.Homogeneity.Single(h => h.Question is "intent").People!.Base);
    }

    [Fact]
    public async Task Twins_that_are_nothing_but_their_gender_are_stereotypes_beyond_chance_and_all_alike_within()
    {
        await using var model = OpinionatedModel.Start(p => OpinionatedModel.Line(p, "Gender") is "woman" ? 2 : 4);
        var report = await Audited.ByAsync(model, Town.Write(folder.Path), OnlyGender);
        Assert.Equal(1, report.Likeness.Stereotyping!.Twins, 9);
        Assert.InRange(report.Likeness.Stereotyping.ByChance, 0, .5);
        Assert.Equal(.5, report.Likeness.Homogeneity.Single(h => h.Question is "intent").Twins.Value, 9);
        Assert.Null(report.Likeness.Stereotyping.People);
    }

    [Fact]
    public void A_file_of_people_that_cannot_be_read_is_heard_of_before_anybody_is_asked()
    {
        Town.Write(folder.Path, campaign: Human);
        folder.File("people.csv", "answer\nmaybe\n");
        Assert.Contains("none of the 1 values", Assert.Throws<DocumentException>(() => new BiasAudit(Core.Studies.Study.Load(folder.Path, new()), OnlyGender, new Core.Respondents.Offline.OfflineRespondent(), 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_campaign_that_asks_nothing_to_be_audited_is_told_what_to_add()
    {
        Town.Write(folder.Path);
        folder.File("town.campaign.yaml", "campaign: town\npanel: all.panel.yaml\nquestions:\n  - { id: say, kind: open, text: Well? }\n");
        Assert.Contains("Add a rating or a yes_no question", Assert.Throws<DocumentException>(() => new BiasAudit(Core.Studies.Study.Load(folder.Path, new()), OnlyGender, new Core.Respondents.Offline.OfflineRespondent(), 1)).Message, StringComparison.Ordinal);
    }

    private Task<BiasReport> AuditAsync(OpinionatedModel model, string people)
    {
        Town.Write(folder.Path, campaign: Human);
        folder.File("people.csv", people);
        return Audited.ByAsync(model, folder.Path, OnlyGender);
    }
}
