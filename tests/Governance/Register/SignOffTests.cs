using Twins.Core.Governance.Register;
using Twins.Core.Personas;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Governance.Register;

public sealed class SignOffTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    [Theory]
    [InlineData("Should we approve the loan of Mr. Keller?", StudyUse.Credit)]
    [InlineData("Soll ich Herrn Schulz kündigen?", StudyUse.Staffing)]
    [InlineData("How likely are you to order?", null)]
    public void A_study_that_does_not_say_what_it_is_for_is_taken_at_the_words_of_its_objective_and_context(string words, StudyUse? use)
    {
        Assert.Equal(use, SignOff.UseOf(Campaign("Well?") with { Context = words }));
        Assert.Equal(use, SignOff.UseOf(Campaign("Well?") with { Objective = words }));
    }

    [Fact]
    public void What_a_study_says_that_it_is_for_counts_and_not_its_words()
    {
        var cards = Campaign("Well?") with { Objective = "Which message makes credit card customers switch?" };
        Assert.Equal(StudyUse.Credit, SignOff.UseOf(cards));
        Assert.Null(SignOff.UseOf(cards with { Use = StudyUse.Message }));
        Assert.Equal(StudyUse.Clinical, SignOff.UseOf(cards with { Use = StudyUse.Clinical }));
    }

    [Fact]
    public void What_customers_are_asked_is_no_purpose() =>
        Assert.Null(SignOff.UseOf(Campaign("How likely are you to buy a ready-to-drink gazpacho?")));

    [Fact]
    public void No_sample_study_needs_a_sign_off()
    {
        var campaigns = Directory.GetFiles(Path.Combine(Checkout.Root, "samples"), "*.campaign.yaml", SearchOption.AllDirectories);
        Assert.NotEmpty(campaigns);
        Assert.All(campaigns, file => Assert.Null(SignOff.UseOf(CampaignReader.Read(file))));
    }

    [Fact]
    public void Each_twin_needs_an_approval_of_this_use_and_this_version_that_holds_today()
    {
        var panel = Panel("ann", "ben", "cem", "dan", "eva", "fay", "gus");
        RegisterEntry[] register =
        [
            Entry("ann", "v", Approved("credit", "v", Today)),
            Entry("ben", "v", Approved("staffing", "v", Today)),
            Entry("cem", "old", Approved("credit", "old", Today)),
            Entry("dan", "v", Approved("credit", "v", Today.AddDays(-1))),
            Entry("eva", "v", Approved("credit", "v", Today) with { Revoked = DateTimeOffset.UnixEpoch }),
            Entry("fay", "v", Approved("credit", "v", Today.AddDays(-1)), Approved("credit", "v", Today.AddDays(9))),
        ];
        Assert.Equal(
            [new("twin:ben", SignOffGap.NotApproved), new("twin:cem", SignOffGap.OtherVersion), new("twin:dan", SignOffGap.Expired), new("twin:eva", SignOffGap.NotApproved), new("twin:gus", SignOffGap.NotRegistered)],
            SignOff.Missing(StudyUse.Credit, panel, register, Today));
        Assert.Empty(SignOff.Missing(StudyUse.Credit, Panel("ann", "fay", "ann"), register, Today));
    }

    [Theory]
    [InlineData(SignOffGap.NotRegistered, "twins register add twin:ann --from <folder>")]
    [InlineData(SignOffGap.OtherVersion, "changed since it was registered")]
    [InlineData(SignOffGap.Expired, "has expired")]
    [InlineData(SignOffGap.NotApproved, "Have it approved")]
    public void The_refusal_says_what_is_in_the_way_and_how_to_get_past_it(SignOffGap gap, string sentence)
    {
        var refusal = new SignOffException(StudyUse.Credit, [new("twin:ann", gap), .. Enumerable.Range(0, 9).Select(i => new UnsignedTwin($"twin:t{i}", gap))], isSaid: true).Message;
        Assert.Contains(sentence, refusal, StringComparison.Ordinal);
        Assert.Contains("twins register approve twin:ann --use credit --until <day> --by <role>", refusal, StringComparison.Ordinal);
        Assert.Contains("twin:ann, twin:t0, twin:t1 and 7 more", refusal, StringComparison.Ordinal);
    }

    private static Campaign Campaign(params string[] questions) => new() { Id = "c", Panel = "p", Questions = [.. questions.Select((text, i) => new YesNoQuestion { Id = $"q{i}", Text = text })] };

    private static Panel Panel(params string[] twins) => new("p", "p", [.. twins.Select(id => new PanelMember(new Twin { Id = id, Name = id }, "v", "all", 1))]);

    private static RegisterEntry Entry(string twin, string version, params Approval[] approvals) => new() { Subject = $"twin:{twin}", Version = version, Owner = "o", Added = DateTimeOffset.UnixEpoch, Approvals = approvals };

    private static Approval Approved(string use, string version, DateOnly until) => new(use, version, "legal-1", DateTimeOffset.UnixEpoch, until, null);
}
