using System.ComponentModel;
using System.Text.Json.Serialization;
using Twins.Core.Fidelity.Choice.Designs;
using Twins.Core.Fidelity.Choice.Pricing;

namespace Twins.Core.Studies.Questions.Compound;

/// <summary>
/// Four prices: too cheap, cheap, expensive, too expensive (van Westendorp 1976), and if wanted how likely one would buy at
/// the middle two (Newton, Miller and Smith 1993). The order in which they are asked goes round; prices that do not rise are
/// an answer, and the analysis counts them and leaves them out.
/// </summary>
public sealed record VanWestendorpQuestion : CompoundQuestion
{
    private static readonly AnswerField[] Prices = [new("too_cheap", null), new("cheap", null), new("expensive", null), new("too_expensive", null)];
    private static readonly string[] Likelihood = ["1", "2", "3", "4", "5"];
    private static readonly AnswerField[] WithIntent = [.. Prices, new("intent_cheap", Likelihood), new("intent_expensive", Likelihood)];

    [Description("What the prices are in, such as EUR or EUR a month.")]
    public required string Unit { get; init; }

    [Description("True to ask how likely they would buy at their cheap and at their expensive price, for a curve of demand.")]
    public bool Intent { get; init; }

    [Description("Which crossings bound the acceptable range: original (too cheap with not cheap, too expensive with not expensive) unless given, or narrower (too cheap with expensive, too expensive with cheap).")]
    public PriceRange Range { get; init; } = PriceRange.Original;

    [JsonIgnore]
    public override IReadOnlyList<AnswerField> Fields => Intent ? WithIntent : Prices;

    [JsonIgnore]
    public override int Versions => PriceOrders.All.Count;

    public override string? Flaw() => string.IsNullOrWhiteSpace(Unit) ? "unit says what the prices are in, such as EUR a month" : null;
}
