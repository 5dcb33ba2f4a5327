using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Twins.Core.Fidelity.Choice.Designs;

namespace Twins.Core.Studies.Questions.Compound;

/// <summary>How one would feel with and without each feature (Kano 1984). The order of features, and which of the two comes first, goes round.</summary>
public sealed partial record KanoQuestion : CompoundQuestion
{
    private static readonly ConditionalWeakTable<KanoQuestion, IReadOnlyList<IReadOnlyList<(int Feature, bool PresentFirst)>>> Known = [];

    /// <summary>In the order of the five feelings from 1 to 5.</summary>
    internal static readonly string[] Feelings = ["like", "expect", "neutral", "tolerate", "dislike"];

    [Description("The features, 1 to 20; each text completes 'if it had …', such as 'free delivery'. Ids are letters, digits or underscores.")]
    public required IReadOnlyList<WrittenOption> Features { get; init; }

    [JsonIgnore]
    public override IReadOnlyList<Option> Things => Choices.From(Features);

    [JsonIgnore]
    public override IReadOnlyList<AnswerField> Fields => [.. Features.SelectMany(f => new AnswerField[] { new($"with_{f.Id}", Feelings), new($"without_{f.Id}", Feelings) })];

    [JsonIgnore]
    public override int Versions => Orders(this).Count;

    /// <summary>Per version, for each place the feature and whether having it is asked about first.</summary>
    internal static IReadOnlyList<IReadOnlyList<(int Feature, bool PresentFirst)>> Orders(KanoQuestion question) => Known.GetValue(question, static q => KanoOrders.Of(q.Features.Count));

    public override string? Flaw() =>
        Features.Count is < 1 or > 20 ? "a kano question needs between 1 and 20 features"
        : Features.Count > 1 && Choices.Flaw(Features) is { } flaw ? flaw.Replace("option", "feature", StringComparison.Ordinal)
        : Features.FirstOrDefault(f => !FieldName().IsMatch(f.Id)) is { } feature ? $"the feature's id '{feature.Id}' must be at most 40 letters, digits or underscores"
        : null;

    [GeneratedRegex("^[A-Za-z0-9_]{1,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex FieldName();
}
