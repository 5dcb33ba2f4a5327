using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using MathNet.Numerics.Random;
using Twins.Core.Fidelity;
using Twins.Core.Personas.Segments;

namespace Twins.Tests.Personas.Segments;

public sealed class SegmentationTests
{
    [Fact]
    public void Three_kinds_of_people_are_found_and_said_what_sets_them_apart()
    {
        var result = Segmentation.Of(Kinds(), new SegmentOptions());
        Assert.Equal(3, result.Segments.Count);
        Assert.Equal([60, 50, 40], result.Segments.Select(s => s.People));
        Assert.True(result.Silhouette > 0.5 && result.Stability > 0.95);
        Assert.StartsWith("usable: segments lie apart", result.Verdict, StringComparison.Ordinal);
        Assert.All(result.Segments, s => Assert.Single(s.Members.Select(m => m[0]).Distinct()));
        var bargain = result.Segments.Single(s => s.Members[0][0] is 'a');
        Assert.Contains("more 'discounts used' (", bargain.Description, StringComparison.Ordinal);
        Assert.Contains("more often 'channel: phone' (100 % against 40 %", bargain.Description, StringComparison.Ordinal);
        Assert.Contains("n = 60", bargain.Description, StringComparison.Ordinal);
        Assert.StartsWith("60 of 150 people (40 %)", bargain.Description, StringComparison.Ordinal);
        Assert.All(result.Segments, s => Assert.True(s.Within > 0.9));
        Assert.Equal(1, result.Segments.Sum(s => s.Share), 1e-9);
    }

    [Fact]
    public void One_cloud_of_people_is_told_to_be_one()
    {
        var chance = new Xoshiro256StarStar(4, threadSafe: false);
        var people = Enumerable.Range(0, 200).Select(i => new PersonFeatures($"p{i}", Enumerable.Range(0, 12).ToDictionary(d => $"m{d}", _ => Normal(chance)), new Dictionary<string, string>())).ToList();
        Assert.DoesNotContain("usable:", Segmentation.Of(people, new SegmentOptions { Resamples = 20 }).Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_of_a_person_neither_breaks_nor_moves_the_others()
    {
        var people = Kinds();
        people[3] = people[3] with { Numbers = people[3].Numbers.Where(n => n.Key is "discounts used").ToDictionary() };
        var result = Segmentation.Of(people, new SegmentOptions { Count = 3 });
        Assert.Equal(result.SegmentOf[0], result.SegmentOf[3]);
    }

    [Fact]
    public void People_who_are_all_alike_or_too_few_are_refused()
    {
        var alike = Enumerable.Range(0, 30).Select(i => new PersonFeatures($"p{i}", new Dictionary<string, double> { ["x"] = 1 }, new Dictionary<string, string>())).ToList();
        Assert.Contains("nothing to sort people by", Assert.Throws<AssumptionException>(() => Segmentation.Of(alike, new SegmentOptions())).Message, StringComparison.Ordinal);
        Assert.Throws<AssumptionException>(() => Segmentation.Of(Kinds()[..10], new SegmentOptions()));
    }

    [Fact]
    public void On_real_ratings_inertia_and_silhouette_are_those_of_another_implementation()
    {
        var people = Ratings(SharedFolder.Path("data", "survey", "food_world_cup.csv"));
        var fixture = JsonDocument.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "tests", "fixtures", "segments", "segments.json"))).RootElement.GetProperty("food");
        Assert.Equal(fixture.GetProperty("people").GetInt32(), people.Count);
        var two = fixture.GetProperty("cases")[0];
        var result = Segmentation.Of(people, new SegmentOptions { Count = 2, Restarts = 20, Resamples = 10 });
        Assert.Equal(two.GetProperty("inertia").GetDouble(), result.Inertia, 1.0);
        Assert.Equal(two.GetProperty("silhouette").GetDouble(), result.Silhouette, 0.002);
        // People who like everything and people who like little: one cloud, cut where it is longest.
        Assert.True(result.Stability > 0.8);
        Assert.StartsWith("usable with care", result.Verdict, StringComparison.Ordinal);
    }

    private static List<PersonFeatures> Kinds()
    {
        var chance = new Xoshiro256StarStar(2, threadSafe: false);
        return [.. Kind('a', 60, 8, 20, "phone"), .. Kind('b', 50, 1, 90, "shop"), .. Kind('c', 40, 4, 40, "web")];

        IEnumerable<PersonFeatures> Kind(char letter, int count, double discounts, double basket, string channel) => Enumerable.Range(0, count).Select(i =>
            new PersonFeatures($"{letter}{i}", new Dictionary<string, double> { ["discounts used"] = discounts + .8 * Normal(chance), ["basket"] = basket + 6 * Normal(chance) }, new Dictionary<string, string> { ["channel"] = channel }));
    }

    private static double Normal(Xoshiro256StarStar chance) => MathNet.Numerics.Distributions.Normal.Sample(chance, 0, 1);

    private static List<PersonFeatures> Ratings(string csv)
    {
        using var text = new StreamReader(csv, Encoding.Latin1);
        using var reader = CsvReader.FromText(text.ReadToEnd(), new CsvReaderOptions { MaxRecordSize = 1 << 20 });
        var people = new List<PersonFeatures>();
        while (reader.Read())
        {
            var ratings = new Dictionary<string, double>();
            for (var c = 3; c < 43; c++) if (int.TryParse(reader.GetString(c), CultureInfo.InvariantCulture, out var rating)) ratings[$"cuisine {c:00}"] = rating;
            if (ratings.Count >= 20) people.Add(new PersonFeatures(reader.GetString(0), ratings, new Dictionary<string, string>()));
        }
        return people;
    }
}
