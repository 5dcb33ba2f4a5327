using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Personas.Populations;
using Twins.Core.Studies;
using Twins.Tests.Cli;

namespace Twins.Tests.Personas.Populations;

public sealed class PopulationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>The fixture fits the same tables by another method; see tests/fixtures/populations/make_populations.py.</summary>
    [Fact]
    public void Fitted_shares_are_those_that_another_method_finds()
    {
        using var fixture = JsonDocument.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "tests", "fixtures", "populations", "populations.json")));
        foreach (var wanted in fixture.RootElement.GetProperty("cases").EnumerateArray())
        {
            var sizes = wanted.GetProperty("sizes").EnumerateArray().Select(s => s.GetInt32()).ToList();
            var drawn = Load(Document(sizes, wanted, 20_000)).Draw();
            // Twenty thousand people show shares well enough; the tables themselves are met to a person.
            var expected = wanted.GetProperty("fitted").EnumerateArray().Select(p => p.GetDouble() * 20_000).ToList();
            var counts = Counts(drawn.Twins, sizes);
            for (var cell = 0; cell < expected.Count; cell++) Assert.True(Math.Abs(counts[cell] - expected[cell]) <= 3, $"cell {cell}: {counts[cell]} instead of {expected[cell]:0.0}");
            Assert.All(drawn.Tables, t => Assert.True(t.MostOff <= 1, $"{t.Name}: {t.MostOff}"));
        }
    }

    [Fact]
    public void Nobody_who_cannot_be_is_drawn()
    {
        var drawn = Sample().Draw(3000);
        Assert.Equal(0, drawn.Impossible);
        Assert.DoesNotContain(drawn.Twins, t => t.Demographics.Age < 50 && t.Summary.Contains("work retired", StringComparison.Ordinal));
    }

    [Fact]
    public void Tables_are_met_to_a_person_and_ages_lie_in_their_bands()
    {
        var drawn = Sample().Draw(1000);
        Assert.All(drawn.Tables, t => Assert.True(t.MostOff <= 1, $"{t.Name} is off by {t.MostOff}"));
        Assert.Equal(120, drawn.Twins.Count(t => t.Demographics.Age is >= 18 and <= 24));
        Assert.Equal(190, drawn.Twins.Count(t => t.Demographics.Age is >= 65 and <= 95));
    }

    [Fact]
    public void The_same_seed_gives_the_same_people_and_another_one_others()
    {
        var (first, again, other) = (Sample().Draw(200), Sample().Draw(200), Sample().Draw(200, seed: 12));
        Assert.Equal(first.Twins.Select(YamlWriter.Write), again.Twins.Select(YamlWriter.Write));
        Assert.NotEqual(first.Twins.Select(t => t.Personality.BigFive), other.Twins.Select(t => t.Personality.BigFive));
    }

    [Fact]
    public void Names_do_not_repeat_and_twenty_people_have_twenty_first_names_or_nearly()
    {
        var twins = Sample().Draw(1000).Twins;
        Assert.Equal(1000, twins.Select(t => t.Name).Distinct().Count());
        Assert.True(twins.Take(20).Select(t => t.Name.Split(' ')[0]).Distinct().Count() >= 18);
        Assert.Matches("^(Hannelore|Margaret|Jean|Bridget|[A-Z])", twins[^1].Name);
    }

    [Fact]
    public void All_of_it_is_imagined_and_raises_no_level() =>
        Assert.All(Sample().Draw(50).Twins, t => Assert.True(FidelityLevels.Of(t, new DateOnly(2026, 11, 25)).Level <= FidelityLevel.Guided && t.Memory.All.All(i => i.Synthetic)));

    [Theory]
    [InlineData("shares: 1\n", "unknown field")]
    [InlineData("tables: [{attributes: [age], rows: [{values: [young], share: 1}, {values: [old], share: 1}]}, {attributes: [age, sex], rows: [{values: [young, f], share: 9}, {values: [old, f], share: 1}]}]\n", "Make them agree")]
    [InlineData("tables: [{attributes: [age], rows: [{values: [yung], share: 1}]}]\n", "did you mean 'young'?")]
    [InlineData("tables: [{attributes: [age], rows: [{values: [young], share: -1}]}]\n", "not negative")]
    [InlineData("tables: [{attributes: [age], rows: [{values: [young], share: 0}]}]\n", "sum to 0")]
    [InlineData("tables: [{attributes: [age], rows: [{values: [young], share: 1}]}]\n", "how 'sex' is spread")]
    public void A_document_that_cannot_be_is_refused_with_what_to_change(string tables, string problem)
    {
        var file = folder.File("p.population.yaml", "population: p\nattributes: [{name: age, values: [young, old]}, {name: sex, values: [f, m]}]\n" + tables);
        Assert.Contains(problem, Assert.Throws<DocumentException>(() => PopulationReader.Load(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_against_what_is_impossible_are_refused_by_name()
    {
        var file = folder.File("p.population.yaml", "population: p\nattributes: [{name: age, values: [young, old]}, {name: work, values: [works, retired]}]\ntables: [{attributes: [age], rows: [{values: [young], share: 1}]}, {attributes: [work], rows: [{values: [retired], share: 1}]}]\nimpossible: [{age: [young], work: [retired]}]\n");
        Assert.Contains("impossible", Assert.Throws<PopulationException>(() => PopulationReader.Load(file).Draw()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_agreeing_tables_there_are_they_are_met()
    {
        Gen.Select(Gen.Int[2, 4], Gen.Int[2, 3], Gen.Int[2, 3], Gen.Int[1, 20_000]).Sample((a, b, c, seed) =>
        {
            var cells = Enumerable.Range(0, a * b * c).Select(i => (Seeds.Next((ulong)(seed + i)) >> 11) * (1.0 / (1UL << 53))).ToArray();
            var (ab, onlyC) = (new double[a * b], new double[c]);
            for (var i = 0; i < cells.Length; i++) (ab[i / c], onlyC[i % c]) = (ab[i / c] + cells[i], onlyC[i % c] + cells[i]);
            var text = new StringBuilder($"population: p\nsize: 500\nattributes: [{Attribute("x", a)}, {Attribute("y", b)}, {Attribute("z", c)}]\ntables:\n");
            text.Append(" - attributes: [x, y]\n   rows:\n");
            for (var i = 0; i < ab.Length; i++) text.Append(CultureInfo.InvariantCulture, $"    - {{values: [v{i / b}, v{i % b}], share: {ab[i]}}}\n");
            text.Append(" - attributes: [z]\n   rows:\n");
            for (var i = 0; i < c; i++) text.Append(CultureInfo.InvariantCulture, $"    - {{values: [v{i}], share: {onlyC[i]}}}\n");
            return Load(text.ToString()).Draw().Tables.All(t => t.MostOff <= 1.5 && t.Rows.Sum(r => r.People) is 500);
        }, iter: 60);
    }

    /// <summary>Real people: a two-way table that is given is met, and one that is not given comes out better than independence where a given one leads to it.</summary>
    [Fact]
    public void A_table_that_was_not_given_follows_from_those_that_were()
    {
        var rows = SurveyPeople.Read();
        var drawn = Load(SurveyPeople.Document(rows, 5000)).Draw();
        Assert.All(drawn.Tables, t => Assert.True(t.Misplaced < 0.01, $"{t.Name}: {t.Misplaced}"));
        // Sex and education meet through age alone.
        var given = SurveyPeople.Distance(rows, drawn.Twins, "age", "education");
        var open = SurveyPeople.Distance(rows, drawn.Twins, "sex", "education");
        Assert.True(given < 0.01, $"{given}");
        Assert.InRange(open, 0, 0.1);
    }

    [Fact]
    public async Task The_command_writes_twins_a_panel_and_what_was_realised()
    {
        var run = await TwinsProcess.RunAsync(folder.Path, null, "populate", Path.Combine(Checkout.Root, "samples", "population", "town.population.yaml"), "--out", "town", "--size", "60", "--json");
        Assert.True(run.Code == 0, run.Error);
        using var report = JsonDocument.Parse(run.Output);
        Assert.Equal((60, 60, 0), (report.RootElement.GetProperty("people").GetInt32(), report.RootElement.GetProperty("names").GetInt32(), report.RootElement.GetProperty("impossible").GetInt32()));
        Assert.Equal(60, PanelReader.Load(Path.Combine(folder.Path, "town", "town.panel.yaml"), 1).Members.Count);
    }

    private static Population Sample() => PopulationReader.Load(Path.Combine(Checkout.Root, "samples", "population", "town.population.yaml"));

    private Population Load(string text) => PopulationReader.Load(folder.File($"{Path.GetRandomFileName()}.population.yaml", text));

    private static string Attribute(string name, int size) => $"{{name: {name}, values: [{string.Join(", ", Enumerable.Range(0, size).Select(v => $"v{v}"))}]}}";

    private static string Document(List<int> sizes, JsonElement wanted, int size)
    {
        var text = new StringBuilder($"population: p\nsize: {size}\nattributes: [{string.Join(", ", sizes.Select((n, i) => Attribute($"a{i}", n)))}]\ntables:\n");
        foreach (var table in wanted.GetProperty("tables").EnumerateArray())
        {
            var attributes = table.GetProperty("attributes").EnumerateArray().Select(a => a.GetInt32()).ToList();
            text.Append(CultureInfo.InvariantCulture, $" - attributes: [{string.Join(", ", attributes.Select(a => $"a{a}"))}]\n   rows:\n");
            var i = 0;
            foreach (var share in table.GetProperty("shares").EnumerateArray())
            {
                var (values, rest) = (new List<string>(), i++);
                foreach (var a in Enumerable.Reverse(attributes))
                {
                    values.Insert(0, $"v{rest % sizes[a]}");
                    rest /= sizes[a];
                }
                text.Append(CultureInfo.InvariantCulture, $"    - {{values: [{string.Join(", ", values)}], share: {share.GetDouble():R}}}\n");
            }
        }
        var zeros = wanted.GetProperty("zeros").EnumerateArray().Select(z => $"{{{string.Join(", ", z.EnumerateObject().Select(p => $"a{p.Name}: [v{p.Value}]"))}}}").ToList();
        if (zeros.Count > 0) text.Append(CultureInfo.InvariantCulture, $"impossible: [{string.Join(", ", zeros)}]\n");
        return text.ToString();
    }

    private static int[] Counts(IReadOnlyList<Twin> twins, List<int> sizes)
    {
        var counts = new int[sizes.Aggregate(1, (p, s) => p * s)];
        foreach (var twin in twins)
        {
            var cell = 0;
            for (var a = 0; a < sizes.Count; a++)
            {
                var at = twin.Summary.IndexOf($"a{a} v", StringComparison.Ordinal) + $"a{a} v".Length;
                cell = (cell * sizes[a]) + (twin.Summary[at] - '0');
            }
            counts[cell]++;
        }
        return counts;
    }
}
