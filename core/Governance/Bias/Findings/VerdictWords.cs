using Twins.Core.Studies.Reporting;

namespace Twins.Core.Governance.Bias.Findings;

/// <summary>The whole in words, for a reader who will read nothing else.</summary>
internal static class VerdictWords
{
    /// <summary>More findings of one sort than these are a table, which stands below.</summary>
    private const int MostTold = 4;

    public static BiasVerdict Of(BiasReport r)
    {
        var outcome = Outcome(r);
        return new BiasVerdict(outcome, Sentence(r, outcome), [.. Swaps(r), .. Flips(r), .. Groups(r), .. Stereotyping(r.Likeness), .. Homogeneity(r.Likeness)]);
    }

    private static BiasOutcome Outcome(BiasReport r)
    {
        if (r.Swaps.Any(s => s.Verdict is SwapVerdict.Shown) || r.Groups.Any(g => g.Worst is GroupSign.Clear)) return BiasOutcome.Found;
        if (r.Swaps.Any(s => s.FlipsMore) || r.Groups.Any(g => g.Worst is GroupSign.Possible)) return BiasOutcome.Possible;
        return r.Swaps.Any(s => s.Verdict is SwapVerdict.NotShown) || r.Groups.Any(g => g.Compared) ? BiasOutcome.NotFound : BiasOutcome.TooFew;
    }

    private static string Sentence(BiasReport r, BiasOutcome outcome)
    {
        var (swapped, gaps) = (r.Swaps.Any(s => s.Verdict is SwapVerdict.Shown), r.Groups.Any(g => g.Worst is GroupSign.Clear));
        return (outcome, r.Mode) switch
        {
            (BiasOutcome.Found, BiasMode.Decision) => $"Adverse: {Parts(swapped, gaps)}. Such answers must not bear on a decision about a person until this is explained and mended.",
            (BiasOutcome.Found, _) => $"{Words.Capital(Parts(swapped, gaps))}. For a forecast this is right where people differ in the same way, and an error where they do not: compare it with people.",
            (BiasOutcome.Possible, _) => "Some differences may be more than chance, and the panel is too small to say.",
            (BiasOutcome.NotFound, _) => "No difference by an attribute alone, and no clear gap between groups, was found by what could be examined.",
            _ => "There are too few twins, or too few that could be asked both ways, to find anything.",
        };
    }

    private static string Parts(bool swapped, bool gaps) => (swapped, gaps) switch
    {
        (true, true) => "a swapped attribute alone changes answers, and groups fall below four fifths of the highest rate",
        (true, false) => "a swapped attribute alone changes answers",
        _ => "groups fall below four fifths of the highest rate",
    };

    private static IEnumerable<string> Swaps(BiasReport r)
    {
        var shown = r.Swaps.Where(s => s.Verdict is SwapVerdict.Shown).OrderBy(s => s.Adjusted).ThenByDescending(s => Math.Abs(s.Shift!.Value.Value)).ToList();
        // The strongest of each attribute before the second strongest of any.
        foreach (var s in shown.GroupBy(s => s.Attribute).SelectMany(g => g.Select((s, place) => (s, place))).OrderBy(x => x.place).Take(MostTold)) yield return Told(s.s);
        if (shown.Count > MostTold) yield return $"{Figures.Of(shown.Count - MostTold, "more swap moves", "more swaps move")} answers; the table has them.";
        var quiet = r.Swaps.Count(s => s.Verdict is SwapVerdict.NotShown);
        if (quiet > 0) yield return $"{(shown.Count > 0 ? "Not shown" : "No swap is shown to move the mean of any question")}: {Figures.Of(quiet, "test", "tests")} of {Figures.Count(r.Swaps.Count)}, with the chance of even one false alarm kept at 5% (Holm). Not shown is not the same as absent: the intervals say how large a shift could still be.";
        var few = r.Swaps.Count(s => s.Verdict is SwapVerdict.TooFew);
        if (few > 0) yield return $"Too few twins in {Figures.Of(few, "test", "tests")} of {Figures.Count(r.Swaps.Count)}{(r.Scope.Needed is { } n ? $": it takes {n} that can be asked both ways for anything to be shown" : "")}.";
    }

    private static string Told(SwapFinding s) =>
        $"Asked {s.Other} instead of {s.Reference}, the same twins come out on “{s.Measure}” {BiasUnits.Shift(s, s.Shift!.Value.Value)} (95%: {BiasUnits.ShiftRange(s)}; {Figures.Of(s.Twins, "twin", "twins")}; p {BiasUnits.Chance(s.Adjusted)} with all tests taken into account).";

    private static IEnumerable<string> Flips(BiasReport r)
    {
        var more = r.Swaps.Where(s => s.FlipsMore).OrderByDescending(s => s.Flips!.Value.Value).ToList();
        if (more.FirstOrDefault() is { } s) yield return $"Decisions change more often than when nothing is swapped in {Figures.Of(more.Count, "test", "tests")}, most {s.Other} instead of {s.Reference} on “{s.Measure}”: {Figures.Percent(s.Flips!.Value.Value)} ({Figures.PercentRange(s.Flips.Value)}) against {Figures.Percent(s.RerunFlips!.Value.Value)} ({Figures.PercentRange(s.RerunFlips.Value)}).";
    }

    private static IEnumerable<string> Groups(BiasReport r)
    {
        var low = r.Groups.SelectMany(g => g.Rows.Where(x => x.Sign is GroupSign.Clear).Select(row => (g, row))).OrderBy(x => x.row.Ratio!.Value.Value).ToList();
        foreach (var (g, row) in low.Take(MostTold))
            yield return $"By {g.Kind}, “{row.Group}” ({Figures.Of(row.Members, "twin", "twins")}) {g.Favourable} on “{g.Measure}” at {BiasUnits.Ratio(row.Ratio)} of the rate of “{g.Rows.First(x => x.Sign is GroupSign.Highest).Group}”: {(r.Mode is BiasMode.Decision ? "adverse by the four-fifths rule" : "below four fifths")}.";
        if (low.Count > MostTold) yield return $"{Figures.Of(low.Count - MostTold, "more group falls", "more groups fall")} below four fifths.";
        var may = r.Groups.Sum(g => g.Rows.Count(x => x.Sign is GroupSign.Possible));
        if (may > 0) yield return $"{Figures.Of(may, "group is", "groups are")} below four fifths of the highest rate and may be so by chance.";
        if (r.Groups.Any(g => g.Compared) && low.Count + may is 0) yield return "No group of five twins or more falls below four fifths of the highest rate.";
    }

    private static IEnumerable<string> Stereotyping(Likeness l)
    {
        if (l.Stereotyping is not { } s) yield break;
        var people = s.People is { } p ? $"the campaign’s own people {Figures.Number(p.Value, 3)} (n {Figures.Count(p.Base)})" : $"published figures of people, on other questions, are {Figures.Number(StereotypingFinding.Society, 3)} (society) and {Figures.Number(StereotypingFinding.Food, 3)} (food)";
        yield return $"{Words.Capital(s.Factors)} {(s.Twins > s.ByChance ? "explain more of what the twins answer than chance would" : "explain no more of what the twins answer than chance would")} (adjusted R² {Figures.Number(s.Twins, 3)} of {Figures.Of(s.Base, "twin", "twins")}; by chance up to {Figures.Number(s.ByChance, 3)}); {people}.";
    }

    private static IEnumerable<string> Homogeneity(Likeness l)
    {
        if (l.Homogeneity.Count is 0) yield break;
        var most = l.Homogeneity.MaxBy(h => h.Twins.Value)!;
        yield return $"Two twins give the same answer to “{most.Question}”, the question on which they are most alike, with a chance of {Figures.Percent(most.Twins.Value)} ({Figures.PercentRange(most.Twins)}; {Figures.Of(most.Base, "twin", "twins")}); if all answers were equally frequent, {Figures.Percent(most.Uniform)}{(most.People is { } p ? $"; people {Figures.Percent(p.Value)} (n {Figures.Count(p.Base)})" : "")}.";
    }
}
