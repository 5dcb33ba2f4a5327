using Twins.Core.Fidelity;

namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>The verdict on a compound question, by the same rules as <see cref="QuestionVerdict"/>.</summary>
internal sealed class CompoundVerdict
{
    private const int FewestTwins = 8;

    private readonly CompoundScope scope;
    private readonly List<string> reasons = [];

    public CompoundVerdict(CompoundScope scope)
    {
        this.scope = scope;
        if (!scope.Respondent.IsLanguageModel) reasons.Add("These answers are offline heuristics; they are neither people nor a language model, and nothing here is evidence about people.");
        reasons.Add($"{scope.Twins.Length} of {scope.Roster.Members.Count} twins gave answers that count, {scope.Sheets.Count} in all.");
    }

    public void Because(string reason) => reasons.Add(reason);

    public Verdict Say(VerdictKind kind, string sentence)
    {
        if (scope.Twins.Length < FewestTwins) (kind, sentence) = (VerdictKind.TooWeakToUse, $"Only {scope.Twins.Length} twins answered; fewer than {FewestTwins} carry no verdict.");
        return new Verdict(kind, scope.Respondent.IsLanguageModel ? sentence : $"Offline heuristics, not people: {sentence}", [.. reasons]);
    }

    /// <summary>Whether the first of an order stands alone, and whether its lead would outlast as many people as the panel is worth.</summary>
    /// <param name="name">What a contestant is called.</param>
    /// <param name="figure">Its value as a person reads it.</param>
    public Verdict Compared(CompoundStandings found, Func<int, string> name, Func<int, string> figure)
    {
        var (order, apart) = (found.Order, found.Apart);
        string Named(int k) => $"'{name(k)}'";
        var tied = Enumerable.Range(1, order.Length - 1).Where(k => !apart[0, k]).ToList();
        var leads = $"{Named(order[0])} is ahead with {figure(order[0])}";
        if (tied.Count > 0)
        {
            var named = string.Join(", ", tied.Take(3).Select(k => Named(order[k])));
            reasons.Add($"It is separable from {order.Length - 1 - tied.Count} of the {order.Length - 1} others (paired bootstrap over twins, Holm, 5 %).");
            return Say(VerdictKind.TooCloseToCall, $"{leads}, but cannot be told apart from {named}{(tied.Count > 3 ? $" and {tied.Count - 3} more" : "")}.");
        }
        reasons.Add($"It differs from all {order.Length - 1} others (paired bootstrap over twins, Holm, 5 %).");
        var lead = Math.Abs(found.Standings.Value(order[0]) - found.Standings.Value(order[1]));
        var people = SampleWorth.Humans(Math.Max(1, found.Standings.EffectiveUnits(order[0])), SampleNoise.PanelLimit);
        var noise = 1.96 * Math.Sqrt(found.Standings.DifferenceVariance(order[0], order[1]) / people);
        reasons.Add($"Its lead over {Named(order[1])} is {lead:0.00} on {found.Measured}; two means of {people:0} people differ by up to {noise:0.00} by chance (95 %).");
        return lead < noise
            ? Say(VerdictKind.TooWeakToUse, $"{leads}, but its lead over {Named(order[1])} is within the noise of the {people:0} people that such a panel is worth at best.")
            : Say(VerdictKind.Separable, $"{Named(order[0])} leads with {figure(order[0])} and is separable from all {order.Length - 1} others; next is {Named(order[1])} with {figure(order[1])}.");
    }
}
