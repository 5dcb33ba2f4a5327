using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Twins.Core.Studies.Questions.Compound;

/// <summary>Several choices among products that differ in everything at once (choice-based conjoint, Louviere and Woodworth 1983).</summary>
public sealed record ConjointQuestion : CompoundQuestion
{
    private const int MostTasks = 20;
    private static readonly string[] Letters = ["a", "b", "c", "d", "e"];

    [Description("What the products differ in, 2 to 8 parts.")]
    public required IReadOnlyList<ConjointPart> Parts { get; init; }

    [Description("Choices that each twin makes; 8 unless given.")]
    public int Tasks { get; init; } = 8;

    [Description("Products in a choice, 2 to 5; 3 unless given.")]
    public int Alternatives { get; init; } = 3;

    [Description("What it means to take none of them, such as 'I would go on without one'; leave out to make twins choose.")]
    public string? None { get; init; }

    [Description("How many of the choices, the last ones, test the model and are not fitted; 1 unless given.")]
    public int Holdout { get; init; } = 1;

    [Description("Products whose shares of preference the report gives.")]
    public IReadOnlyList<ConjointProduct> Products { get; init; } = [];

    /// <summary>What a choice can be answered with: letters, then "none" where it is offered.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Answers => None is null ? Letters[..Alternatives] : [.. Letters[..Alternatives], "none"];

    [JsonIgnore]
    public override IReadOnlyList<AnswerField> Fields => [.. Enumerable.Range(1, Tasks).Select(t => new AnswerField($"choice_{t}", Answers))];

    /// <summary>The levels in words, part after part; prices are not among them.</summary>
    [JsonIgnore]
    public override IReadOnlyList<Option> Things => [.. Parts.Where(p => !p.IsPrice).SelectMany(p => p.Levels.Select((l, i) => new Option($"{p.Id}.{l.Id}", l.Text, i + 1)))];

    [JsonIgnore]
    public override int Versions => ConjointTasks.Versions;

    public override string? Flaw() =>
        Parts.Count is < 2 or > 8 ? "a conjoint needs between 2 and 8 parts"
        : Parts.Select(p => p.Id).Distinct().Count() < Parts.Count ? "two parts have the same id"
        : Parts.Select(p => p.Flaw()).FirstOrDefault(f => f is not null) is { } flaw ? flaw
        : Parts.Count(p => p.IsPrice) > 1 ? "only one part can have prices"
        : Tasks is < 2 or > MostTasks ? $"tasks must lie between 2 and {MostTasks}"
        : Alternatives is < 2 or > 5 || Parts.Aggregate(1L, (n, p) => n * p.Count) < 2 * Alternatives ? "alternatives must lie between 2 and 5, and fewer than half of all products that the parts make"
        : Holdout < 0 || Holdout >= Tasks ? "holdout must be below the number of tasks"
        : Products.Count > 20 || Products.Select(p => p.Id).Distinct().Count() < Products.Count ? "products need ids of their own, and at most 20 fit"
        : Products.Select(Flaw).FirstOrDefault(f => f is not null);

    /// <summary>Where each part of a product lies among its levels; of a price the number itself.</summary>
    internal IReadOnlyList<(int Level, double Number)> Describe(ConjointProduct product) =>
        [.. Parts.Select(p => p.IsPrice ? (-1, Number(product.Levels[p.Id])!.Value) : (p.Levels.ToList().FindIndex(l => l.Id == product.Levels[p.Id]), 0))];

    private string? Flaw(ConjointProduct product)
    {
        if (product.Levels.Keys.FirstOrDefault(k => Parts.All(p => p.Id != k)) is { } unknown) return $"the product '{product.Id}' has a level of '{unknown}', which is none of the parts";
        foreach (var part in Parts)
        {
            if (!product.Levels.TryGetValue(part.Id, out var level)) return $"the product '{product.Id}' says nothing of '{part.Id}'";
            if (part.IsPrice ? !(Number(level) >= part.Prices[0] && Number(level) <= part.Prices[^1]) : part.Levels.All(l => l.Id != level))
                return $"the product '{product.Id}' has '{level}' for '{part.Id}'; {(part.IsPrice ? $"its price must lie between {part.IdOf(0)} and {part.IdOf(part.Count - 1)}" : $"use one of {string.Join(", ", part.Levels.Select(l => l.Id))}")}";
        }
        return null;
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
