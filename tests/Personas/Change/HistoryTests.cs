using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Personas.Change;
using Twins.Core.Studies;

namespace Twins.Tests.Personas.Change;

/// <summary>Events of the world, told to twins.</summary>
public sealed class HistoryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static string Sample => Path.Combine(Checkout.Root, "samples", "lives", "price-rise.history.yaml");

    private static TwinLibrary Grocer => TwinLibrary.Load(Path.Combine(Checkout.Root, "samples", "grocer"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_sample_tells_two_lives_to_the_twins_they_concern()
    {
        var history = History.Read(Sample, Grocer);
        Assert.Equal(["A", "B"], history.Paths);
        Assert.Equal(4 * 28, history.Entries("A").Count());
        Assert.Equal((2 * 28) + 14, history.Entries("B").Count());
        Assert.All(history.Entries("A"), e => Assert.True(e.Invented && e.Path == "A"));
    }

    [Theory]
    [InlineData("history: x\nevents: []", "1 to 1000 events")]
    [InlineData("history: x\nevents:\n  - {date: 2026-09-01, text: x, importance: 3}", "0 to 1")]
    [InlineData("history: x\nevents:\n  - {date: 2026-09-01, text: ''}", "characters")]
    [InlineData("history: x\nevents:\n  - {date: 2026-09-01, text: x, path: A}", "no path 'A'")]
    [InlineData("history: x\nevents:\n  - {date: 2026-09-01, text: x, only: [keen-cook]}", "did you mean 'keen-cooks'")]
    [InlineData("history: x\ntwins: [grace-adeyemo]\nevents:\n  - {date: 2026-09-01, text: x}", "did you mean 'grace-adeyemi'")]
    [InlineData("history: x\npaths: [A, A]\nevents:\n  - {date: 2026-09-01, text: x}", "twice")]
    [InlineData("history: x\nbegins: 2026-10-01\nevents:\n  - {date: 2026-09-01, text: x}", "begin")]
    [InlineData("history: x\nevents:\n  - {date: 2026-09-01, text: x, wieght: 1}", "wieght")]
    public void A_wrong_file_is_refused_with_its_place(string yaml, string says)
    {
        var refusal = Assert.Throws<DocumentException>(() => History.Read(folder.File("x.history.yaml", yaml), Grocer));
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_asks_the_twins_of_its_documents_whatever_they_lived_through()
    {
        var study = Path.Combine(Checkout.Root, "samples", "grocer");
        var before = Study.Load(study, new PlanChanges()).Plan;
        using var lives = new Lives();
        foreach (var entry in History.Read(Sample, Grocer).Entries("A")) await lives.Diary.AppendAsync(entry with { Path = DiaryEntry.Main }, TestContext.Current.CancellationToken);
        var after = Study.Load(study, new PlanChanges()).Plan;
        Assert.Equal(before.Id, after.Id);
        Assert.Equal(before.Panel.Members.Select(m => m.Version), after.Panel.Members.Select(m => m.Version));
        var entries = await lives.Diary.ListAsync("grace-adeyemi", DiaryEntry.Main, TestContext.Current.CancellationToken);
        Assert.NotEqual(before.Panel.Members.Single(m => m.Twin.Id is "grace-adeyemi").Version, TwinVersion.Of(TwinAt.Apply(Grocer.Get("grace-adeyemi"), entries, new DateOnly(2026, 11, 25))));
    }
}
