using Twins.Core.Respondents;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Studies.Analysis;

/// <summary>
/// The verdict on one question. The order of the rules is the point: first whether there is enough to judge at all, then
/// whether the panel itself can tell, and only then whether what it tells would outlast the noise of as many people as the
/// panel is worth. docs/method.md says why.
/// </summary>
internal sealed class QuestionVerdict(QuestionScope scope, RespondentIdentity respondent, IReadOnlyList<DummyResult> dummies)
{
    /// <summary>Fewer twins than this cannot reach significance in an exact sign test after any correction.</summary>
    private const int FewestTwins = 8;

    /// <summary>A panel within a tenth of its answers of a dummy says what the dummy says.</summary>
    private const double DummyLike = .10;

    private readonly SampleNoise human = new(scope);

    private readonly List<string> reasons = respondent.IsLanguageModel ? [] : ["These answers are offline heuristics; they are neither people nor a language model, and nothing here is evidence about people."];

    public Verdict Of(Contest? contest, Standings? standings, int[] order, bool[,] apart)
    {
        if (TooLittle() is { } little) return Say(VerdictKind.TooWeakToUse, little);
        if (scope.Measure.Question is OpenQuestion) return Say(VerdictKind.TooCloseToCall, "Open answers are there to be read; they rank nothing.");
        if (contest is null || standings is null) return Say(VerdictKind.TooWeakToUse, "There is nothing to count.");
        return contest.Count > 1 ? Compared(contest, standings, order, apart) : Alone(standings);
    }

    private string? TooLittle()
    {
        var (asked, answered, twins) = (scope.Tally.Asked, scope.Tally.Answered, scope.Base);
        reasons.Add($"{twins} of {scope.Tally.Twins} twins answered, {answered} of {asked} times.");
        if (answered is 0) return "Nobody answered.";
        if (twins < FewestTwins) return $"Only {twins} twins answered; fewer than {FewestTwins} carry no verdict.";
        return 2 * answered < asked ? $"Only {answered} of {asked} evaluations were answered; those who did may not speak for the rest." : null;
    }

    private Verdict Compared(Contest contest, Standings standings, int[] order, bool[,] apart)
    {
        var leader = order[0];
        var name = contest.Ids[leader];
        var tied = Enumerable.Range(1, order.Length - 1).Where(k => !apart[0, k]).ToList();
        var beaten = order.Length - 1 - tied.Count;
        if (!Any(apart))
        {
            reasons.Add("No two of them differ by more than the twins' own scatter (paired bootstrap over twins, Holm, 5 %).");
            if (NearDummy() is { } dummy) return Say(VerdictKind.TooWeakToUse, $"No difference was found, and the answers are nearly those of the dummy '{dummy}'.");
        }
        if (tied.Count > 0)
        {
            reasons.Add($"'{name}' shares its letter with {tied.Count} of {order.Length - 1} others and is separable from {beaten}.");
            return Say(VerdictKind.TooCloseToCall, $"'{name}' is ahead with {Figure(standings, leader)}, but cannot be told apart from {Names(contest, [.. tied.Select(k => order[k])])}.");
        }
        reasons.Add($"'{name}' differs from all {beaten} others (paired bootstrap over twins, Holm, 5 %).");
        var lead = Math.Abs(standings.Value(leader) - standings.Value(order[1]));
        var (people, noise) = human.Between(standings, leader, order[1]);
        var next = $"'{contest.Ids[order[1]]}' with {Figure(standings, order[1])}";
        reasons.Add($"Its lead over {next} is {Gap(lead)}; two means of {people:0} people differ by up to {Gap(noise)} by chance (95 %).");
        return lead < noise
            ? Say(VerdictKind.TooWeakToUse, $"'{name}' is ahead with {Figure(standings, leader)}, but its lead of {Gap(lead)} over {next} is within the noise of the {people:0} people that such a panel is worth at best.")
            : Say(VerdictKind.Separable, $"'{name}' leads with {Figure(standings, leader)} and is separable from {(beaten is 1 ? $"'{contest.Ids[order[1]]}'" : $"all {beaten} others; next is {next}")}.");
    }

    /// <summary>With one stimulus and nothing to compare, the question is whether it lies above or below the scale's middle.</summary>
    private Verdict Alone(Standings standings)
    {
        var mean = standings.Mean(0);
        if (!scope.Measure.Ordinal || QuestionWords.Bounds(scope) is not { } ends) return Say(VerdictKind.TooCloseToCall, $"{Figure(standings, 0)}; there is nothing to compare it with.");
        if (NearDummy() is { } dummy) return Say(VerdictKind.TooWeakToUse, $"The answers are nearly those of the dummy '{dummy}'.");
        var middle = (ends.Low + ends.High) / 2;
        if (mean.Low <= middle && middle <= mean.High) return Say(VerdictKind.TooCloseToCall, $"{Figure(standings, 0)}, not to be told apart from the middle of the scale.");
        var (people, noise) = human.Of(standings);
        reasons.Add($"It lies {Gap(Math.Abs(mean.Value - middle))} from the middle; the mean of {people:0} people strays up to {Gap(noise)} by chance (95 %).");
        var side = mean.Value > middle ? "above" : "below";
        return Math.Abs(mean.Value - middle) < noise
            ? Say(VerdictKind.TooWeakToUse, $"{Figure(standings, 0)}, {side} the middle, but by less than the noise of the {people:0} people that such a panel is worth at best.")
            : Say(VerdictKind.Separable, $"{Figure(standings, 0)}, {side} the middle of the scale.");
    }

    private string? NearDummy() => dummies.Where(d => d.Name != QuestionDummies.Marginal && d.Distance < DummyLike).MinBy(d => d.Distance)?.Name;

    private static bool Any(bool[,] apart) => apart.Cast<bool>().Any(a => a);

    private static string Names(Contest contest, int[] others)
    {
        var named = string.Join(", ", others.Take(3).Select(k => $"'{contest.Ids[k]}'"));
        return others.Length > 3 ? $"{named} and {others.Length - 3} more" : named;
    }

    private string Figure(Standings standings, int contestant) => QuestionWords.Figure(standings.Value(contestant), QuestionWords.Unit(scope));

    private string Gap(double difference) => QuestionWords.Gap(difference, QuestionWords.Unit(scope));

    private Verdict Say(VerdictKind kind, string sentence) => new(kind, respondent.IsLanguageModel ? sentence : $"Offline heuristics, not people: {sentence}", reasons);
}
