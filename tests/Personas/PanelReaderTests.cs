using CsCheck;
using Twins.Core.Documents;
using Twins.Core.Personas;

namespace Twins.Tests.Personas;

public sealed class PanelReaderTests : IDisposable
{
    private readonly TwinFiles files = new();

    public PanelReaderTests()
    {
        for (var i = 1; i <= 6; i++) files.Write($"twins/t{i}.twin.yaml", $"twin: t{i}\nname: T{i}\nsegment: {(i <= 2 ? "young" : "old")}\n");
        files.Write("loner/x.twin.yaml", "twin: x\nname: X\n");
    }

    public void Dispose() => files.Dispose();

    [Fact]
    public void Members_come_in_the_order_of_their_ids_with_weight_1_and_their_version()
    {
        var panel = Load("members: ['twins/*.twin.yaml', 'twins/t1.twin.yaml']");

        Assert.Equal(["t1", "t2", "t3", "t4", "t5", "t6"], panel.Members.Select(m => m.Twin.Id));
        Assert.All(panel.Members, m => Assert.Equal((1.0, TwinVersion.Of(m.Twin)), (m.Weight, m.Version)));
        Assert.Equal("all", Load("members: ['loner/*']").Members.Single().Segment);
    }

    [Fact]
    public void Shares_are_honoured_and_the_mean_weight_is_1()
    {
        var panel = Load("members: ['twins/*']\nsegments: [{name: young, share: 30}, {name: old, share: 10}]\nweights: {t1: 3}");

        Assert.Equal(1, panel.Members.Average(m => m.Weight), 12);
        Assert.Equal(0.75, panel.Members.Where(m => m.Segment is "young").Sum(m => m.Weight) / 6, 12);
        Assert.Equal(3, panel.Members[0].Weight / panel.Members[1].Weight, 12);
    }

    [Fact]
    public void A_quota_is_drawn_by_seed_and_a_larger_one_keeps_the_smaller()
    {
        string[] Drawn(int quota, int seed) => [.. Load($"members: ['twins/*']\nsegments: [{{name: young}}, {{name: old, quota: {quota}}}]", seed).Members.Where(m => m.Segment is "old").Select(m => m.Twin.Id)];

        Assert.Equal(Drawn(2, 7), Drawn(2, 7));
        Assert.Subset(Drawn(3, 7).ToHashSet(), Drawn(2, 7).ToHashSet());
        Assert.True(Enumerable.Range(0, 50).Select(seed => string.Join(' ', Drawn(2, seed))).Distinct().Count() > 3);
    }

    [Theory]
    [InlineData("members: []", "the panel is empty")]
    [InlineData("members: ['none/*.twin.yaml']", "no file matches 'none/*.twin.yaml'")]
    [InlineData("members: ['*.panel.yaml']", "the panel is empty")]
    [InlineData("members:\n  - ../*.twin.yaml", "(3,5): '../*.twin.yaml' leaves the panel's folder")]
    [InlineData("members: ['twins/../../x']", "leaves the panel's folder")]
    [InlineData("members: [/etc/*]", "leaves the panel's folder")]
    [InlineData("members: ['C:\\x']", "leaves the panel's folder")]
    [InlineData("members: ['twins/*']\nweights:\n  t1: -1", "(4,3): the weight of 't1' is -1; write a number greater than 0")]
    [InlineData("members: ['twins/*']\nweights: {t1: 0, t2: 0, t3: 0, t4: 0, t5: 0, t6: 0}", "the weight of 't1' is 0")]
    [InlineData("members: ['twins/*']\nweights: {t1: .nan}", "expected a number but found the text '.nan'")]
    [InlineData("members: ['twins/*']\nweights: {t11: 1}", "the panel has no twin 't11'; did you mean 't1'?")]
    [InlineData("members: ['twins/*']\nsegments: [{name: young}]", "'t3' belongs to segment 'old', which the panel does not list")]
    [InlineData("members: ['**/*.twin.yaml']\nsegments: [{name: young}, {name: old}]", "'x' has no segment; the panel lists young, old")]
    [InlineData("members: ['twins/*']\nsegments: [{name: young}, {name: oldd}]", "no member belongs to segment 'oldd'; did you mean 'old'?")]
    [InlineData("members: ['twins/*']\nsegments: [{name: young}, {name: young}]", "listed twice")]
    [InlineData("members: ['twins/*']\nsegments: [{name: young, share: 1}, {name: old}]", "segment 'old' has no share but others do")]
    [InlineData("members: ['twins/*']\nsegments: [{name: young, share: 0}, {name: old, share: 1}]", "share is 0; write a number greater than 0")]
    [InlineData("members: ['twins/*']\nsegments: [{name: young, quota: 3}, {name: old}]", "quota is 3 but segment 'young' has only 2 twins")]
    [InlineData("members: ['twins/*']\nsegments: [{name: young, quota: 0}, {name: old}]", "quota is 0")]
    public void A_panel_that_cannot_be_asked_is_one_clear_error(string yaml, string says) =>
        Assert.Contains(says, Assert.Throws<DocumentException>(() => Load(yaml)).Message, StringComparison.Ordinal);

    [Fact]
    public void Seats_are_all_given_in_proportion() => Gen.Select(Gen.Int[0, 40], Gen.Select(Gen.Double[0.01, 10], Gen.Int[0, 20]).Array[1, 6]).Sample((seats, parts) =>
    {
        var given = Apportion(seats, [.. parts.Select(p => p.Item1)], [.. parts.Select(p => p.Item2)]);
        var total = parts.Sum(p => p.Item1);

        Assert.Equal(Math.Min(seats, parts.Sum(p => p.Item2)), given.Sum());
        Assert.All(given.Zip(parts), x => Assert.InRange(x.First, 0, x.Second.Item2));
        if (parts.All(p => p.Item2 >= seats)) Assert.All(given.Zip(parts), x => Assert.InRange(x.First - seats * x.Second.Item1 / total, -1, 1));
    });

    private static int[] Apportion(int seats, double[] weights, int[] available) =>
        (int[])typeof(Twin).Assembly.GetType("Twins.Core.Personas.Apportionment")!.GetMethod("Seats")!.Invoke(null, [seats, weights, available])!;

    private Panel Load(string yaml, int seed = 1) => PanelReader.Load(files.Write("p.panel.yaml", $"panel: p\n{yaml}\n"), files.Load(), seed);
}
