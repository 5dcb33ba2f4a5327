using Twins.Core.Evidence;
using Twins.Core.Governance.Rights;
using Twins.Core.Personas;

namespace Twins.Tests.Governance.Rights;

public sealed class TwinWithoutTests
{
    private static readonly HashSet<string> Ann = ["p-ann"];

    [Fact]
    public void What_rests_on_the_person_alone_goes_and_what_others_bear_stays()
    {
        var twin = Twin() with
        {
            Goals = ["An hour that holds.", "A bench."],
            Grounds = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["An hour that holds."] = ["q1"], ["A bench."] = ["q1", "q2"] },
        };
        var without = TwinWithout.People(twin, Ann)!;
        Assert.Equal(["A bench."], without.Goals);
        Assert.Equal(["q2"], without.Grounds["A bench."]);
        Assert.Equal("q2", Assert.Single(without.Memory.Quotes).OwnId);
    }

    [Fact]
    public void A_sentence_that_was_copied_by_hand_without_its_ground_goes_too() =>
        Assert.Empty(TwinWithout.People(Twin() with { Frustrations = ["An hour that holds"], Voice = new Voice { Catchphrases = ["hour that holds"] } }, Ann)!.Frustrations);

    [Fact]
    public void The_twin_of_the_person_goes_altogether() =>
        Assert.Null(TwinWithout.People(Twin() with { Subject = new Subject { Person = "p-ann" } }, Ann));

    [Fact]
    public void A_twin_that_never_knew_the_person_stays_as_it_is()
    {
        var twin = Twin();
        Assert.Same(twin, TwinWithout.People(twin, new HashSet<string> { "p-somebody" }));
    }

    private static Twin Twin() => new()
    {
        Id = "t",
        Name = "T",
        Memory = new Memory { Quotes = [new EvidenceItem { OwnId = "q1", Text = "I need An hour that holds. A bench.", Subject = "p-ann" }, new EvidenceItem { OwnId = "q2", Text = "A bench.", Subject = "p-bob" }] },
    };
}
