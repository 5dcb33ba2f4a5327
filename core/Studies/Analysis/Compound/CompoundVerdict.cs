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
    public Verdict Compared(Lead lead, Func<int, string> name, Func<int, string> figure)
    {
        var order = lead.Order;
        string Named(int place) => $"'{name(order[place])}'";
        var others = order.Length - 1;
        var tied = Enumerable.Range(1, others).Where(place => !lead.Beats[place - 1]).ToList();
        var leads = $"{Named(0)} is ahead with {figure(order[0])}";
        if (tied.Count > 0)
        {
            reasons.Add($"It is separable from {others - tied.Count} of the {others} others ({lead.Test}).");
            return Say(VerdictKind.TooCloseToCall, $"{leads}, but cannot be told apart from {string.Join(", ", tied.Take(3).Select(Named))}{(tied.Count > 3 ? $" and {tied.Count - 3} more" : "")}.");
        }
        reasons.Add($"It differs from all {others} others ({lead.Test}).");
        reasons.Add($"Its lead over {Named(1)} is {lead.Size:0.00} on {lead.Measured}; two means of {lead.People:0} people differ by up to {lead.Noise:0.00} by chance (95 %).");
        return lead.Size < lead.Noise
            ? Say(VerdictKind.TooWeakToUse, $"{leads}, but its lead over {Named(1)} is within the noise of the {lead.People:0} people that such a panel is worth at best.")
            : Say(VerdictKind.Separable, $"{Named(0)} leads with {figure(order[0])} and is separable from {(others is 1 ? "" : $"all {others} others; next is ")}{Named(1)} with {figure(order[1])}.");
    }
}

/// <summary>Who is ahead, and by how much.</summary>
/// <param name="Order">Best first.</param>
/// <param name="Beats">For each of the others, in order, whether the first differs from it.</param>
/// <param name="Size">By how much the first is ahead of the second.</param>
/// <param name="Noise">By how much two means of <paramref name="People"/> people differ by chance (95 %).</param>
/// <param name="Measured">What the size is measured on.</param>
/// <param name="Test">How the differences were tested.</param>
internal sealed record Lead(int[] Order, IReadOnlyList<bool> Beats, double Size, double Noise, double People, string Measured, string Test);
