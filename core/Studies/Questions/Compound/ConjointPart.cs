using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Twins.Core.Studies.Questions.Compound;

/// <summary>Something by which the products of a conjoint differ: levels in words, or prices.</summary>
public sealed record ConjointPart
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    [Description("The levels in words, 2 to 8; leave out where 'prices' is given.")]
    public IReadOnlyList<WrittenOption> Levels { get; init; } = [];

    [Description("The levels of the price as numbers, from low to high; at most one part has them.")]
    public IReadOnlyList<double> Prices { get; init; } = [];

    [Description("What the prices are in, such as EUR a month.")]
    public string? Unit { get; init; }

    [JsonIgnore]
    public bool IsPrice => Prices.Count > 0;

    [JsonIgnore]
    public int Count => IsPrice ? Prices.Count : Levels.Count;

    /// <summary>A level's id; of a price the number.</summary>
    public string IdOf(int level) => IsPrice ? Prices[level].ToString("0.##") : Levels[level].Id;

    /// <summary>A level as it is shown.</summary>
    public string TextOf(int level) => IsPrice ? $"{Prices[level]:0.00} {Unit}".TrimEnd() : Levels[level].Text;

    internal string? Flaw() =>
        string.IsNullOrWhiteSpace(Id) || string.IsNullOrWhiteSpace(Text) ? "every part needs an id and a text"
        : IsPrice == (Levels.Count > 0) ? $"the part '{Id}' needs either levels or prices"
        : Count is < 2 or > 8 ? $"the part '{Id}' needs between 2 and 8 levels"
        : !IsPrice ? Choices.Flaw(Levels) is { } flaw ? $"the part '{Id}': {flaw}" : null
        : Prices.Any(p => !(p >= 0 && double.IsFinite(p))) || Prices.Zip(Prices.Skip(1)).Any(p => p.First >= p.Second) ? $"the prices of '{Id}' must rise from 0 or more"
        : null;
}

/// <summary>A product whose share is wanted.</summary>
public sealed record ConjointProduct
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    [Description("For each part the id of its level; for the price a number, which may lie between those that were shown.")]
    public required IReadOnlyDictionary<string, string> Levels { get; init; }
}
