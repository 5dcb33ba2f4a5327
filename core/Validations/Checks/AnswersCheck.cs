using System.ComponentModel;

namespace Twins.Core.Validations.Checks;

/// <summary>Twins and their people answered the same items: individual accuracy, distributions, consistency, groups; by k-fold or on people held out.</summary>
public sealed record AnswersCheck : Check
{
    [Description("What people answered.")]
    public required AnswerFile People { get; init; }

    [Description("What their twins answered, where that is in a file.")]
    public AnswerFile? Twins { get; init; }

    [Description("Or the campaign that asks the twins now, relative to the validation.")]
    public string? Campaign { get; init; }

    [Description("What the same people answered when they were asked again: the ceiling.")]
    public AnswerFile? Retest { get; init; }

    [Description("What the same twins answered when they were asked again.")]
    public AnswerFile? Again { get; init; }

    [Description("The items; every question of the campaign, or every column that the files share, unless given.")]
    public IReadOnlyList<Item> Items { get; init; } = [];

    [Description("Columns of the people's file with a category, such as age group: a baseline, and groups to compare.")]
    public IReadOnlyList<string> Demographics { get; init; } = [];

    [Description("Parts of the people that are learnt from and judged in turn; 5 unless given.")]
    public int Folds { get; init; } = 5;

    [Description("Judge these people only, and learn from the others: a region, or a later wave.")]
    public HoldOut? HoldOut { get; init; }

    [Description("Which baselines are learnt; all, unless that would take too long.")]
    public IReadOnlyList<AnswerBaseline> Baselines { get; init; } = [];

    [Description("How many people's answers per item may correct the twins before the others are judged; 50 unless given.")]
    public int Labels { get; init; } = 50;

    public override string? Flaw() =>
        (Twins is null) == (Campaign is null) ? "name either 'twins', a file with their answers, or 'campaign', which asks them now"
        : Folds is < 2 or > 20 ? "folds must lie between 2 and 20"
        : Labels is < 10 or > 10_000 ? "labels must lie between 10 and 10000"
        : Items.GroupBy(i => i.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice ? $"the item '{twice.Key}' is there twice"
        : Items.Select(i => i.Flaw()).FirstOrDefault(f => f is not null);
}

/// <summary>A way to predict answers without any twin.</summary>
public enum AnswerBaseline
{
    /// <summary>A regression on the demographics.</summary>
    Demographics,
    /// <summary>The people whose other answers are most alike.</summary>
    Neighbours,
    /// <summary>A regression on demographics and all other answers.</summary>
    AllAnswers,
}

/// <summary>One question that people and twins answered.</summary>
public sealed record Item
{
    [Description("Its id: the column in all files and the question of the campaign, unless 'column' or 'question' is given.")]
    public required string Id { get; init; }

    [Description("The question of the campaign.")]
    public string? Question { get; init; }

    [Description("The column in the people's files.")]
    public string? Column { get; init; }

    [Description("The variant that was seen, where the campaign has more than one.")]
    public string? Variant { get; init; }

    [Description("The lowest possible answer; the lowest that was seen unless given.")]
    public double? Min { get; init; }

    [Description("The highest possible answer.")]
    public double? Max { get; init; }

    [Description("For answers without an order: their names.")]
    public IReadOnlyList<string> Options { get; init; } = [];

    public string InFile => Column ?? Id;

    public string Asked => Question ?? Id;

    public string? Flaw() =>
        Min >= Max ? $"'{Id}': min must be less than max"
        : Options.Count is 1 || Options.Distinct(StringComparer.OrdinalIgnoreCase).Count() < Options.Count ? $"'{Id}': options need at least two different names"
        : Options.Count > 0 && (Min ?? Max) is not null ? $"'{Id}': give either min and max or options"
        : null;
}

public sealed record HoldOut
{
    [Description("A column of the people's file.")]
    public required string Column { get; init; }

    [Description("Whoever has one of these is judged and never learnt from.")]
    public required IReadOnlyList<string> Values { get; init; }
}
